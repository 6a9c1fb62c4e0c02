/** How many bytes are gathered in one piece. */
const PIECE = 2 ** 18;

/** A character takes six bytes at most, as in `\u0007`. */
const MOST_BYTES = 6;

const NOTHING = Buffer.alloc(0);

/**
 * Writes JSON as bytes, straight from its values: no object and no second text is made of what is
 * sent, and no single piece of memory has to hold all of it while it grows.
 */
export class JsonBytes {
	/** How much there is. */
	length = 0;

	private pieces: Buffer[] = [];
	private piece = NOTHING;
	private end = 0;

	/** What stands between the texts: brackets, and keys with their quotes. */
	fixed(bytes: Uint8Array): void {
		this.reserve(bytes.length);
		const { piece, end } = this;
		for (let index = 0; index < bytes.length; index++) piece[end + index] = bytes[index];
		this.moveTo(end + bytes.length);
	}

	/** The characters of a text, without the quotes around it. */
	text(text: string): void {
		this.reserve(text.length * MOST_BYTES);
		const { piece } = this;
		let { end } = this;
		for (let index = 0; index < text.length; index++) {
			const code = text.charCodeAt(index);
			if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) {
				return this.moveTo(this.end + piece.write(inJson(text), this.end));
			}
			piece[end++] = code;
		}
		this.moveTo(end);
	}

	/** Everything so far; what comes then begins anew. */
	taken(): readonly Buffer[] {
		const { pieces, piece, end } = this;
		// Copied, because what follows goes on in the same piece.
		const last = end === 0 ? [] : [Buffer.from(piece.subarray(0, end))];
		this.pieces = [];
		this.length = this.end = 0;
		return [...pieces, ...last];
	}

	private reserve(bytes: number): void {
		if (this.end + bytes <= this.piece.length) return;
		if (this.end > 0) this.pieces.push(this.piece.subarray(0, this.end));
		this.piece = Buffer.allocUnsafeSlow(Math.max(PIECE, bytes));
		this.end = 0;
	}

	private moveTo(end: number): void {
		this.length += end - this.end;
		this.end = end;
	}
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function inJson(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}
