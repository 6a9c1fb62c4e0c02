import { randomUUID } from 'node:crypto';
import { NewestPrints, NO_PRINT, PrintSet } from './prints';
import { SavedPrints } from './savedPrints';

/** How many reports are remembered while n8n runs, at least. */
export const REMEMBERED_REPORTS = 50_000;
/**
 * Which of them survive a restart: what the platform pushes again after it came shortly before. n8n
 * stores this part with the workflow, and again with every execution, eight bytes for each report.
 */
export const SAVED_REPORTS = {
	withinMs: 5 * 60_000,
	atLeast: 1_000,
	atMost: 10_000,
} as const;

/**
 * Saving all of them costs n8n as much as a push of a hundred. So it is done once a second, and
 * where many come in that time, before an end of n8n would make it forget more than these.
 */
export const MOST_UNSAVED_REPORTS = 1_000;
const SAVE_EVERY_MS = 1_000;

/** What is stored with the workflow. */
interface SavedReports {
	/** Which process wrote it. */
	readonly writer: string;
	readonly prints: string;
}

/** The answer to a push, of which n8n lets nobody know but itself when it is given. */
interface PushAnswer {
	readonly writableEnded: boolean;
	readonly statusCode: number;
}

/** Statuses from here on tell the platform that its push was not taken. */
const FIRST_FAILURE = 400;

/**
 * Reports that are about to become an execution. They are handed over once n8n saves the data of
 * the workflow, which it does when the execution exists: then it asks for `toJSON`.
 */
class Claim {
	readonly prints: number[] = [];
	private readonly lookup: PrintSet;

	constructor(
		private readonly memory: ReportMemory,
		private readonly answer: PushAnswer,
		most: number,
	) {
		this.lookup = new PrintSet(most);
	}

	has(print: number): boolean {
		return this.lookup.has(print);
	}

	add(print: number): void {
		this.prints.push(print);
		this.lookup.add(print);
	}

	toJSON(): SavedReports {
		this.memory.confirm(this);
		return this.memory.toSave();
	}

	/** What the answer tells, if it has been given. The caller may be gone; n8n answers all the same. */
	fate(): 'open' | 'handedOver' | 'failed' {
		if (!this.answer.writableEnded) return 'open';
		return this.answer.statusCode >= FIRST_FAILURE ? 'failed' : 'handedOver';
	}
}

/**
 * Remembers which reports came out, so that repeats are dropped. It lives in the process, because
 * pushes that arrive together all read what was stored before the first of them.
 */
export class ReportMemory {
	private readonly writer = randomUUID();
	/** Reports that were handed over. */
	private readonly known = new NewestPrints(REMEMBERED_REPORTS);
	/** Claims whose execution has yet to be started. */
	private readonly open = new Set<Claim>();
	/** What is saved: reports handed over here, in other processes and before. */
	private readonly saved = new SavedPrints(SAVED_REPORTS);
	private restoredFrom = '';
	/** Whether what is stored was written here. */
	private hasSaved = false;
	/** How many were handed over since n8n saved, and when it was last asked to. */
	private unsaved = 0;
	private saveAskedAt = 0;

	/**
	 * Takes in what another process saved, or the one before this.
	 *
	 * @returns whether another process has written over what this one saved: both are at work, and
	 *   neither knows what the other has just handed over
	 */
	restore(saved: unknown): boolean {
		if (!isSaved(saved) || saved.writer === this.writer) return false;
		if (saved.prints === this.restoredFrom) return false;
		this.restoredFrom = saved.prints;
		this.saved.takeIn(saved.prints);
		return this.hasSaved;
	}

	/** Whether one of the reports is just being handed over by another push, which may yet fail. */
	hasOpen(prints: readonly number[]): boolean {
		this.decide();
		return this.open.size > 0 && prints.some((print) => this.isOpen(print));
	}

	/**
	 * Picks the reports that have not been here, and takes them: the next push won't get them.
	 * Reports without an id can't be told apart, so they are all passed on.
	 *
	 * @param prints of the reports' ids
	 */
	take<T>(
		reports: readonly T[],
		prints: readonly number[],
		answer: PushAnswer,
	): { fresh: T[]; claim: Claim } {
		this.decide();
		const claim = new Claim(this, answer, reports.length);
		const fresh = reports.filter((_, index) => {
			const print = prints[index];
			if (print === NO_PRINT) return true;
			if (claim.has(print) || this.hasSeen(print)) return false;
			claim.add(print);
			return true;
		});
		this.open.add(claim);
		return { fresh, claim };
	}

	confirm(claim: Claim): void {
		if (!this.open.delete(claim)) return;
		for (const print of claim.prints) {
			this.known.add(print);
			this.saved.add(print);
		}
		this.unsaved += claim.prints.length;
	}

	/** Whether n8n is to save with this push. */
	isSaveDue({ prints }: Claim, now = Date.now()): boolean {
		if (prints.length === 0) return false;
		const isSoon = Math.abs(now - this.saveAskedAt) < SAVE_EVERY_MS;
		if (isSoon && this.unsaved + prints.length <= MOST_UNSAVED_REPORTS) return false;
		this.saveAskedAt = now;
		return true;
	}

	/** All that is to survive, as n8n stores it. */
	toSave(now = Date.now()): SavedReports {
		this.unsaved = 0;
		this.hasSaved = true;
		return { writer: this.writer, prints: this.saved.write(now) };
	}

	/** Ends the claims that n8n has answered. What failed is taken when it comes again. */
	private decide(): void {
		for (const claim of this.open) {
			const fate = claim.fate();
			if (fate === 'handedOver') this.confirm(claim);
			if (fate === 'failed') this.open.delete(claim);
		}
	}

	private hasSeen(print: number): boolean {
		return this.known.has(print) || this.isOpen(print) || this.saved.wasTakenIn(print);
	}

	private isOpen(print: number): boolean {
		for (const claim of this.open) if (claim.has(print)) return true;
		return false;
	}
}

function isSaved(saved: unknown): saved is SavedReports {
	if (typeof saved !== 'object' || saved === null) return false;
	const { writer, prints } = saved as Partial<SavedReports>;
	return typeof writer === 'string' && typeof prints === 'string';
}
