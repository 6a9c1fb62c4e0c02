/** An entry of `numberInfoList`: `{"calleeNumber":"919777654321","text1":"David"}` [agentSend]. */
export type Callee = { readonly calleeNumber: string } & Readonly<
	Record<string, string | Readonly<Record<string, string>>>
>;

/** How the entries of a run look. */
export interface CalleeForm {
	/** The names under which texts are sent, in the order of the texts. */
	readonly variables: ReadonlyArray<{ readonly sentAs: string }>;
	/** Whether the texts go into the map of their own that ITNIO TECH documents. */
	readonly inCallInformation: boolean;
}

/** How many characters are put together before they become bytes. */
const PIECE = 2 ** 16;

/**
 * Writes entries of `numberInfoList`, with commas between, straight from numbers and texts: no
 * object is made for each of them, and no text as long as all of them.
 */
export class Entries {
	private readonly firstKeys: readonly string[];
	private readonly otherKeys: readonly string[];
	private readonly end: string;
	private readonly endWithoutTexts: string;

	private separator = '';
	/** What is not in pieces yet. */
	private text = '';
	private pieces: Buffer[] = [];
	private bytes = 0;

	constructor({ variables, inCallInformation }: CalleeForm) {
		const keys = variables.map(({ sentAs }) => `${JSON.stringify(sentAs)}:"`);
		const opening = inCallInformation ? '","callInformation":{' : '",';
		this.firstKeys = keys.map((key) => opening + key);
		this.otherKeys = keys.map((key) => `",${key}`);
		this.end = inCallInformation ? '"}}' : '"}';
		this.endWithoutTexts = inCallInformation ? `${opening}}}` : '"}';
	}

	/** How many bytes there are. */
	get length(): number {
		this.write();
		return this.bytes;
	}

	/**
	 * @param number digits
	 * @param texts one for each variable; an empty one is left out
	 */
	add(number: string, texts: readonly string[]): void {
		let entry = `${this.separator}{"calleeNumber":"${number}`;
		let keys = this.firstKeys;
		for (let index = 0; index < keys.length; index++) {
			if (texts[index] === '') continue;
			entry += keys[index] + inJson(texts[index]);
			keys = this.otherKeys;
		}
		this.text += entry + (keys === this.firstKeys ? this.endWithoutTexts : this.end);
		this.separator = ',';
		if (this.text.length >= PIECE) this.write();
	}

	/** All entries so far; the next one is a first one again. */
	taken(): readonly Buffer[] {
		this.write();
		const { pieces } = this;
		this.pieces = [];
		this.bytes = 0;
		this.separator = '';
		return pieces;
	}

	private write(): void {
		if (this.text === '') return;
		const piece = Buffer.from(this.text);
		this.pieces.push(piece);
		this.bytes += piece.length;
		this.text = '';
	}
}

/** Characters that JSON does not take as they are, and halves of others that may have lost the other half. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A text as it stands between quotes. Looked at first, because hardly any needs a change. */
function inJson(text: string): string {
	return ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

/** The first entries as they are sent. */
export function firstEntries(encoded: readonly Buffer[], bytes: number): Callee[] {
	return JSON.parse(`[${Buffer.concat(encoded, bytes).toString()}]`) as Callee[];
}
