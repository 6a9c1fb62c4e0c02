/** Of each print 48 bits are saved. */
const BYTES = 6;
const shortened = (print: number) => print % 2 ** (8 * BYTES);

/** Which prints are saved. */
export interface Retention {
	/** Those that were added within this time, in milliseconds … */
	readonly withinMs: number;
	/** … but this many of the newest at least … */
	readonly atLeast: number;
	/** … and this many at most. */
	readonly atMost: number;
}

/** The newest prints as they are saved: a ring of bytes, which is written in base64. */
export class SavedPrints {
	private readonly ring: Buffer;
	private end = 0;
	private isFull = false;
	private added = 0;
	/** When it was written, and how many had been added by then: in the first place long ago. */
	private readonly writes = [{ at: -Infinity, added: 0 }];
	private taken: ReadonlySet<number> = new Set();

	constructor(private readonly retention: Retention) {
		this.ring = Buffer.alloc(retention.atMost * BYTES);
	}

	add(print: number): void {
		this.ring.writeUIntBE(shortened(print), this.end, BYTES);
		this.added++;
		this.end += BYTES;
		if (this.end < this.ring.length) return;
		this.end = 0;
		this.isFull = true;
	}

	/** Takes in what was written here, in another process or before, as the newest. */
	takeIn(written: string): void {
		const prints = new Set(printsIn(this.inOrder()));
		const added = this.added - prints.size;
		for (const print of printsIn(Buffer.from(written, 'base64'))) prints.add(print);
		const newest = [...prints].slice(-this.retention.atMost);
		this.end = 0;
		this.isFull = false;
		for (const print of newest) this.add(print);
		// What was here before is no newer for it.
		this.added = added + prints.size;
		this.taken = new Set(newest);
	}

	/** Whether a print is one of those that were taken in. */
	wasTakenIn(print: number): boolean {
		return this.taken.size > 0 && this.taken.has(shortened(print));
	}

	/** As it is saved at a time, in milliseconds. */
	write(now: number): string {
		const { withinMs, atLeast } = this.retention;
		const { writes, added } = this;
		writes.push({ at: now, added });
		while (writes[1].at <= now - withinMs) writes.shift();
		const newest = Math.max(added - writes[0].added, atLeast);
		return this.inOrder()
			.subarray(-newest * BYTES)
			.toString('base64');
	}

	private inOrder(): Buffer {
		const newer = this.ring.subarray(0, this.end);
		return this.isFull ? Buffer.concat([this.ring.subarray(this.end), newer]) : newer;
	}
}

function printsIn(bytes: Buffer): number[] {
	const count = Math.floor(bytes.length / BYTES);
	return Array.from({ length: count }, (_, index) => bytes.readUIntBE(index * BYTES, BYTES));
}
