/** The last of the works that wait for their turn, by what they have to themselves. */
const last = new Map<string, Promise<unknown>>();

/**
 * Does works of the same key one after the other, in the order in which they came. Works of this
 * process only.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
	const before = last.get(key) ?? Promise.resolve();
	const own = before.then(work, work);
	const done = own.catch(() => undefined);
	last.set(key, done);
	try {
		return await own;
	} finally {
		if (last.get(key) === done) last.delete(key);
	}
}

/** Lets nobody wait any more for what was under way, as a restart of n8n does. */
export function forgetTurns(): void {
	last.clear();
}
