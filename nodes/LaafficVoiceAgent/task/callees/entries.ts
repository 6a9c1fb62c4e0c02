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
	private readonly afterNumber: Uint8Array;
	private readonly firstKeys: readonly Uint8Array[];
	private readonly otherKeys: readonly Uint8Array[];
	private readonly end: Uint8Array;

	constructor({ variables, inCallInformation }: CalleeForm) {
		const keys = variables.map(({ sentAs }) => `${JSON.stringify(sentAs)}:"`);
		this.otherKeys = keys.map((key) => Buffer.from(`,${key}`));
		this.firstKeys = inCallInformation ? keys.map((key) => Buffer.from(key)) : this.otherKeys;
		this.afterNumber = Buffer.from(inCallInformation ? '","callInformation":{' : '"');
		this.end = Buffer.from(inCallInformation ? '}}' : '}');
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
		bytes.fixed(this.afterNumber);
		let keys = this.firstKeys;
		for (let index = 0; index < keys.length; index++) {
			if (texts[index] === '') continue;
			bytes.fixed(keys[index]);
			bytes.text(texts[index]);
			bytes.fixed(QUOTE);
			keys = this.otherKeys;
		}
		bytes.fixed(this.end);
	}

	/** All entries so far; the next one is a first one again. */
	taken(): readonly Buffer[] {
		return this.bytes.taken();
	}
}

const FIRST_START = Buffer.from('{"calleeNumber":"');
const START = Buffer.from(',{"calleeNumber":"');
const QUOTE = Buffer.from('"');

/** The first entries as they are sent. */
export function firstEntries(encoded: readonly Buffer[], bytes: number): Callee[] {
	return JSON.parse(`[${Buffer.concat(encoded, bytes).toString()}]`) as Callee[];
}
