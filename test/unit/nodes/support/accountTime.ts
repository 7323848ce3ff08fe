import type { AccountTime } from '../../../../nodes/TencentLive/transport/quotas';
import { NOW } from './recordingRequest';

/** An account whose service says that it is `NOW`. */
export const TIME: AccountTime = { now: () => NOW, serviceNow: () => NOW };

/** Waits no time at all. */
export const noPause = async (): Promise<void> => await Promise.resolve();
