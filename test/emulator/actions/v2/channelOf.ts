import { businessError } from '../../apiError';
import type { Parameters } from '../../parameters';
import type { Channel } from '../../settings';
import type { RecordingTask } from '../../tasks/recordingTask';
import type { ActionContext } from '../action';

/** Business codes of the live product, from the error table of the legacy API. */
export const CODES = {
	noLiveSource: 20111,
	channelMissing: 20301,
	timeInvalid: 20323,
	taskMissing: 20327,
} as const;

/**
 * The channel named by channelId.
 *
 * @throws ApiError 5100 with 20301 where there is none
 */
export function channelOf(parameters: Parameters, { state }: ActionContext): Channel {
	const id = parameters.requiredText('channelId');
	const channel = state.channels.find((candidate) => candidate.id === id);
	if (channel === undefined) throw businessError(CODES.channelMissing, 'channel does not exist');
	return channel;
}

/**
 * The account's task named by taskId, which has to be one of the channel.
 *
 * @throws ApiError 5100 with 20301 or 20327
 */
export function taskOf(parameters: Parameters, context: ActionContext): RecordingTask {
	const channel = channelOf(parameters, context);
	const id = parameters.requiredText('taskId');
	const task = context.tasks.find('v2', context.account.secretId, id);
	if (task === undefined || task.channel !== channel.id) {
		throw businessError(CODES.taskMissing, 'recording task does not exist');
	}
	return task;
}

/** 0 without input, 1 live, 3 closed, as text: the example of DescribeLVBChannelList writes it so. */
export function channelStatus(channel: Channel): '0' | '1' | '3' {
	if (channel.closed === true) return '3';
	return channel.live ? '1' : '0';
}
