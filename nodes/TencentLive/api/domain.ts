/** A domain as DNS compares it: case and a dot at the end do not matter. */
export function domainKey(domain: string): string {
	return domain.toLowerCase().replace(/\.$/, '');
}
