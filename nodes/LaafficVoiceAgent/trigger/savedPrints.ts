/** Of each print 48 bits are saved. */
const BYTES = 6;
const shortened = (print: number) => print % 2 ** (8 * BYTES);

/** The newest prints as they are saved: a ring of bytes, which is written in base64. */
export class SavedPrints {
	private readonly ring: Buffer;
	private end = 0;
	private isFull = false;
	private taken: ReadonlySet<number> = new Set();

	constructor(most: number) {
		this.ring = Buffer.alloc(most * BYTES);
	}

	add(print: number): void {
		this.ring.writeUIntBE(shortened(print), this.end, BYTES);
		this.end += BYTES;
		if (this.end < this.ring.length) return;
		this.end = 0;
		this.isFull = true;
	}

	/** Takes in what was written here, in another process or before, as the newest. */
	takeIn(written: string): void {
		const prints = [this.inOrder(), Buffer.from(written, 'base64')].flatMap(printsIn);
		const newest = [...new Set(prints)].slice(-this.ring.length / BYTES);
		this.end = 0;
		this.isFull = false;
		for (const print of newest) this.add(print);
		this.taken = new Set(newest);
	}

	/** Whether a print is one of those that were taken in. */
	wasTakenIn(print: number): boolean {
		return this.taken.size > 0 && this.taken.has(shortened(print));
	}

	toString(): string {
		return this.inOrder().toString('base64');
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
