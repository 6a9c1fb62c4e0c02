/**
 * Tasks that were sent without anybody knowing whether the platform took them.
 *
 * n8n's Retry On Fail, or a user who presses Execute again, runs the node anew; what is then found
 * under the name is ours, and not a reason to stop or to send it under another name. Kept for the
 * life of the process: after a restart the platform's list is the only witness.
 */
const openSends = new Map<string, number>();

/** Far more than can be open at once in earnest; the oldest go first. */
const MOST = 1_000;

export interface SendKey {
	/** Who sends: the key of the account. */
	readonly account: string;
	readonly taskName: string;
}

const keyOf = ({ account, taskName }: SendKey): string => JSON.stringify([account, taskName]);

/** Notes that a task with so many callees may or may not have arrived. */
export function noteOpenSend(key: SendKey, calleeCount: number): void {
	openSends.delete(keyOf(key));
	openSends.set(keyOf(key), calleeCount);
	for (const oldest of openSends.keys()) {
		if (openSends.size <= MOST) return;
		openSends.delete(oldest);
	}
}

/** Whether a task of this name and size may be one that this process has sent. */
export function isOpenSend(key: SendKey, calleeCount: number): boolean {
	return openSends.get(keyOf(key)) === calleeCount;
}

/** Forgets a task whose fate is known by now. */
export function closeSend(key: SendKey): void {
	openSends.delete(keyOf(key));
}
