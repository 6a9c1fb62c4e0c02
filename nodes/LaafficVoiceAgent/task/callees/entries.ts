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

/**
 * Writes an entry as JSON: a number, which is nothing but digits, and a text for each variable as it
 * stands between the quotes of JSON. An empty one is left out.
 */
export type EntryWriter = (number: string, texts: readonly string[]) => string;

/** A writer straight from numbers and texts: for 200,000 callees no object is made for each. */
export function entryWriter({ variables, inCallInformation }: CalleeForm): EntryWriter {
	const keys = variables.map(({ sentAs }) => `${JSON.stringify(sentAs)}:"`);
	const opening = inCallInformation ? '","callInformation":{' : '",';
	const firstKeys = keys.map((key) => opening + key);
	const otherKeys = keys.map((key) => `",${key}`);
	const end = inCallInformation ? '"}}' : '"}';
	const endWithoutTexts = inCallInformation ? `${opening}}}` : '"}';
	return (number, texts) => {
		let entry = `{"calleeNumber":"${number}`;
		let keysLeft = firstKeys;
		for (let index = 0; index < keysLeft.length; index++) {
			if (texts[index] === '') continue;
			entry += keysLeft[index] + texts[index];
			keysLeft = otherKeys;
		}
		return entry + (keysLeft === firstKeys ? endWithoutTexts : end);
	};
}

/**
 * What JSON does not take as it is: quotes, backslashes, control characters, and halves of other
 * characters, which may stand alone.
 */
export const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A text as it stands between quotes. Looked at first, because hardly any needs a change. */
export function inJson(text: string): string {
	return ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}
