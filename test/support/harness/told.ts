/** What is said where a message itself says nothing of what to do. */
const OTHERWISE =
	/(?:Nothing was done\. (?:Check the values, or look in the console|Tencent Cloud's own words say what to change|Wait a minute, and run this again|Set the clock of this machine, and run this again)\.|Nothing was sent\. (?:Mend the value|Run this again in a minute)\.|Nothing was changed\. Run this again in a minute\.|It may have been carried out all the same\. Look first, then run this again\.) ?/;

/** The service's own words, which are last. */
const SERVICE = /(?:^| )Tencent Cloud: [^]*$/;

/**
 * What an error that stopped the node tells, in one: its title, and below it what to do, with the code
 * of the service. Without the service's own words, and without the advice that goes with any error.
 */
export function told(error: { message: string; description?: unknown } | undefined): string {
	if (error === undefined) return '';
	const { message, description } = error;
	const below = typeof description === 'string' ? description : '';
	const own = below.replace(SERVICE, '').replace(OTHERWISE, '').trim();
	// A title that is no sentence stands for the message, which is whole below it.
	const isSentence = /[.?!]["”)]?$/.test(message);
	return isSentence ? `${message} ${own}`.trim() : own;
}

/** What an error tells that something ends with; empty where it does not fail. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
	return await work.then(
		() => '',
		(error: unknown) => (error instanceof Error ? told(error) : String(error)),
	);
}
