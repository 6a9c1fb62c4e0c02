import { JsonBytes } from '../../shared/jsonBytes';

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

/** Writes entries of `numberInfoList`, with commas between, straight from numbers and texts. */
export class Entries {
	private readonly bytes = new JsonBytes();
	private readonly firstKeys: readonly Uint8Array[];
	private readonly otherKeys: readonly Uint8Array[];
	private readonly end: Uint8Array;
	private readonly endWithoutTexts: Uint8Array;

	/** What stands between the texts is written as one piece, the quotes on both sides included. */
	constructor({ variables, inCallInformation }: CalleeForm) {
		const keys = variables.map(({ sentAs }) => `${JSON.stringify(sentAs)}:"`);
		const opening = inCallInformation ? '","callInformation":{' : '",';
		this.firstKeys = keys.map((key) => Buffer.from(opening + key));
		this.otherKeys = keys.map((key) => Buffer.from(`",${key}`));
		this.end = Buffer.from(inCallInformation ? '"}}' : '"}');
		this.endWithoutTexts = Buffer.from(inCallInformation ? `${opening}}}` : '"}');
	}

	/** How many bytes there are. */
	get length(): number {
		return this.bytes.length;
	}

	/** @param texts one for each variable; an empty one is left out */
	add(number: string, texts: readonly string[]): void {
		const { bytes } = this;
		bytes.fixed(bytes.length === 0 ? FIRST_START : START);
		bytes.text(number);
		let keys = this.firstKeys;
		for (let index = 0; index < keys.length; index++) {
			if (texts[index] === '') continue;
			bytes.fixed(keys[index]);
			bytes.text(texts[index]);
			keys = this.otherKeys;
		}
		bytes.fixed(keys === this.firstKeys ? this.endWithoutTexts : this.end);
	}

	/** All entries so far; the next one is a first one again. */
	taken(): readonly Buffer[] {
		return this.bytes.taken();
	}
}

const FIRST_START = Buffer.from('{"calleeNumber":"');
const START = Buffer.from(',{"calleeNumber":"');

/** The first entries as they are sent. */
export function firstEntries(encoded: readonly Buffer[], bytes: number): Callee[] {
	return JSON.parse(`[${Buffer.concat(encoded, bytes).toString()}]`) as Callee[];
}
