/**
 * Tasks that were sent without anybody knowing whether the platform took them.
 *
 * n8n's Retry On Fail, or a user who presses Execute again, runs the node anew; what is then found
 * under the name is ours, and not a reason to stop or to send it under another name. Kept for the
 * life of the process: after a restart the platform's list is the only witness.
 */
const openSends = new Map<string, number>();

/** Far more than can be open at once in earnest; the oldest go first. */
const MOST = 20_000;

/** No list lags for a day. What does not show until then did not arrive. */
const KEPT_FOR = 24 * 60 * 60_000;

export interface SendKey {
	/** Who sends, and to whom: the account and the address of its platform. */
	readonly account: string;
	readonly taskName: string;
	/**
	 * Who is called. Two runs may use one name for different people; the task of the one must not
	 * pass for the task of the other, or somebody is never called.
	 */
	readonly people: string;
}

const keyOf = ({ account, taskName, people }: SendKey): string =>
	JSON.stringify([account, taskName, people]);

/** Notes that a task may or may not have arrived. */
export function noteOpenSend(key: SendKey): void {
	closeSend(key);
	openSends.set(keyOf(key), Date.now());
	for (const oldest of openSends.keys()) {
		if (openSends.size <= MOST) return;
		openSends.delete(oldest);
	}
}

/** Whether a task of this name with these people may be one that this process has sent. */
export function isOpenSend(key: SendKey): boolean {
	const notedAt = openSends.get(keyOf(key));
	return notedAt !== undefined && Date.now() - notedAt < KEPT_FOR;
}

/** Forgets a task whose fate is known by now. */
export function closeSend(key: SendKey): void {
	openSends.delete(keyOf(key));
}

/** Forgets them all, as a restart does. */
export function forgetOpenSends(): void {
	openSends.clear();
}
