import { createHash } from 'node:crypto';
import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import { inTurn } from '../../shared/inTurn';

/**
 * The same callees under the same wanted name are a repeat within this time, and not another
 * campaign, whatever is to happen when a name exists. In milliseconds.
 */
export const REPEAT_WITHIN = 15 * 60_000;

/**
 * Sends as all processes of an n8n see them: noted in n8n's own store of processed data, in its
 * database, before they leave. A process that is ended in the middle leaves its note behind.
 *
 * The store only knows whether a key was noted, and notes what it is asked for. It is not atomic,
 * so that two processes at the same moment can overlook each other; the platform, which takes each
 * name once, is then the judge. It holds hashes, no names and no numbers.
 */
export interface SendStore {
	/** Whether n8n has such a store, as far as is known by now. */
	readonly isThere: () => boolean;
	/**
	 * Notes a send; says how many others have noted the same before and not closed it. Each has a note
	 * of its own, so that one who was refused does not take back the note of one who waits.
	 */
	readonly note: (subject: SendSubject, sentName: string) => Promise<number>;
	/** What is noted of the sends under these names. */
	readonly look: (
		subject: SendSubject,
		names: readonly string[],
	) => Promise<ReadonlyMap<string, NotedState>>;
	/**
	 * Takes the notes of a send back; of one that was made it stays for a while that it was, and of
	 * one whose name turned out to be taken that it did.
	 *
	 * @param others how many had noted it before: then only the own note is taken back
	 */
	readonly close: (
		subject: SendSubject,
		sentName: string,
		as?: Exclude<NotedState, 'open'>,
		others?: number,
	) => Promise<void>;
}

export type NotedState = 'open' | 'nameTaken' | 'made';

/** Whose callees are called, and under which name the user wants that. */
export interface SendSubject {
	readonly account: string;
	/** A hash of the callees. */
	readonly callees: string;
	readonly wantedName: string;
}

/** Notes that n8n keeps for a node; the oldest go first. Each is a hash of 24 characters. */
const KEPT = { mode: 'entries', maxEntries: 1_000 } as const;
/** Asking notes what it asks for, and must not push out what is there. */
const ASKED = { mode: 'entries' } as const;

type Helpers = Pick<IExecuteFunctions['helpers'], 'checkProcessedAndRecord' | 'removeProcessed'>;

export interface StoreContext {
	readonly helpers: Partial<Helpers>;
	readonly logger?: { readonly warn: (message: string) => void };
	readonly getNode: () => { readonly id: string };
	readonly getWorkflow: () => { readonly id?: string };
}

/** The store of the node that runs, or one that knows nothing where n8n has none. */
export function sendStore(context: StoreContext): SendStore {
	const { helpers } = context;
	if (!hasStore(helpers)) return NO_STORE;
	const place = JSON.stringify([context.getWorkflow().id, context.getNode().id]);
	let isMissing = false;

	/** Within a process one at a time, because the store reads, changes and writes a whole list. */
	const attempt = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
		if (isMissing) return otherwise;
		return await inTurn(place, async () => {
			try {
				// Two processes that use a store for the first time collide; the second try finds it.
				return await work().catch(work);
			} catch {
				isMissing = true;
				context.logger?.warn(
					'Laaffic Voice Agent: n8n cannot store what was sent, for example because the workflow is not saved. Until the next run only this process of n8n remembers it.',
				);
				return otherwise;
			}
		});
	};
	const noted = async (keys: string[], options: ICheckProcessedOptions = KEPT) =>
		new Set((await helpers.checkProcessedAndRecord(keys, 'node', options)).processed);
	const forget = async (keys: string[]) => {
		if (keys.length > 0) await helpers.removeProcessed(keys, 'node', KEPT);
	};

	return {
		isThere: () => !isMissing,
		note: async (subject, sentName) =>
			await attempt(async () => {
				const keys = openKeys(subject, sentName);
				// One by one, because asking notes what it asks for.
				for (const [others, key] of keys.entries()) {
					if (!(await noted([key])).has(key)) return others;
				}
				return keys.length;
			}, 0),
		look: async (subject, names) =>
			await attempt(async () => {
				const open = names.map((name) => openKeys(subject, name));
				const made = names.map((name) => madeKeys(subject, name));
				const taken = names.map((name) => takenKey(subject, name));
				const all = [...open.flat(), ...taken, ...made.flat()];
				const known = await noted(all, ASKED);
				await forget(all.filter((key) => !known.has(key)));
				return new Map(
					names.flatMap((name, index): Array<[string, NotedState]> => {
						if (made[index].some((key) => known.has(key))) return [[name, 'made']];
						if (known.has(taken[index])) return [[name, 'nameTaken']];
						return open[index].some((key) => known.has(key)) ? [[name, 'open']] : [];
					}),
				);
			}, new Map<string, NotedState>()),
		close: async (subject, sentName, as, others) =>
			await attempt(async () => {
				const open = openKeys(subject, sentName);
				const own = others === undefined ? open : open.slice(others, others + 1);
				const [made] = madeKeys(subject, sentName);
				const taken = takenKey(subject, sentName);
				// In this order, so that at no moment nothing is noted of it.
				if (as !== undefined) await noted([as === 'made' ? made : taken]);
				const isTakenStill = as === 'nameTaken' || (others ?? 0) > 0;
				await forget([...own, ...(isTakenStill ? [] : [taken])]);
				// Another process may have written an older list meanwhile.
				if (as === 'made') await noted([made]);
			}, undefined),
	};
}

function hasStore(helpers: Partial<Helpers>): helpers is Helpers {
	return 'checkProcessedAndRecord' in helpers && 'removeProcessed' in helpers;
}

const NO_STORE: SendStore = {
	isThere: () => false,
	note: async () => 0,
	look: async () => new Map(),
	close: async () => {},
};

const MINUTE = 60_000;

/** Sends of the same at once that are told apart. */
const MOST_AT_ONCE = 3;

function openKeys({ account, callees, wantedName }: SendSubject, sentName: string): string[] {
	return Array.from({ length: MOST_AT_ONCE }, (_, others) =>
		hashOf(['open', account, callees, wantedName, sentName, others]),
	);
}

function takenKey({ account, callees, wantedName }: SendSubject, sentName: string): string {
	return hashOf(['nameTaken', account, callees, wantedName, sentName]);
}

/** A store without times: each minute has its key, from this one back as far as a repeat counts. */
function madeKeys({ account, callees, wantedName }: SendSubject, sentName: string): string[] {
	const now = Math.floor(Date.now() / MINUTE);
	return Array.from({ length: REPEAT_WITHIN / MINUTE + 1 }, (_, minutes) =>
		hashOf(['made', account, callees, wantedName, sentName, now - minutes]),
	);
}

function hashOf(parts: ReadonlyArray<string | number>): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
