/**
 * A column of texts in one buffer. A campaign has up to 200,000 rows with ten texts each; as
 * JavaScript strings they would cost ten times their length.
 */
export class TextColumn {
	private constructor(
		private readonly bytes: Buffer,
		private readonly ends: Uint32Array,
		private readonly present: Uint8Array,
	) {}

	static from(values: ReadonlyArray<string | undefined>, length = values.length): TextColumn {
		const ends = new Uint32Array(length);
		const present = new Uint8Array(length);
		let end = 0;
		for (let row = 0; row < length; row++) {
			const value = values[row];
			if (value !== undefined) {
				end += Buffer.byteLength(value);
				present[row] = 1;
			}
			ends[row] = end;
		}
		return new TextColumn(Buffer.from(values.join('')), ends, present);
	}

	get length(): number {
		return this.ends.length;
	}

	at(row: number): string | undefined {
		if (this.present[row] !== 1) return undefined;
		const start = row === 0 ? 0 : this.ends[row - 1];
		return this.bytes.toString('utf8', start, this.ends[row]);
	}
}
