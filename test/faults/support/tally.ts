/** Counts what a suite has run and found, for the table in docs/fault-matrix.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from './judge';

/** All cases, instead of a few of each; `npm run test:faults` asks for it. */
export const isFull = process.env.FAULTS === 'full';
/** A sample whose counts are kept all the same: `FAULTS=sample npm run test:faults`. */
const isKept = isFull || process.env.FAULTS === 'sample';

interface Counts {
	runs: number;
	twice: number;
	lost: number;
	untrue: number;
	first: number;
	last: number;
}

const RESULTS = path.resolve(__dirname, '../../../coverage/faults');

/** What a suite found: a line for each fault, and in it a column for each operation. */
export class Tally {
	private readonly lines: Record<string, Record<string, Counts>> = {};

	constructor(private readonly suite: string) {}

	/** Counts a case and gives what was wrong with it, with how to repeat it. */
	add(line: string, column: string, number: number, verdict: Verdict, repeat: string): string[] {
		const columns = (this.lines[line] ??= {});
		const counts = (columns[column] ??= {
			runs: 0,
			twice: 0,
			lost: 0,
			untrue: 0,
			first: number,
			last: number,
		});
		counts.runs++;
		counts.last = number;
		counts.twice += verdict.twice.length;
		counts.lost += verdict.lost.length;
		counts.untrue += verdict.untrue.length;
		return [...verdict.twice, ...verdict.lost, ...verdict.untrue].map(
			(words) => `${words}\n(to repeat it: ${repeat})`,
		);
	}

	/** Leaves the counts of a full run for the report. */
	keep(): void {
		if (!isKept) return;
		mkdirSync(RESULTS, { recursive: true });
		writeFileSync(path.join(RESULTS, `${this.suite}.json`), JSON.stringify(this.lines));
	}
}
