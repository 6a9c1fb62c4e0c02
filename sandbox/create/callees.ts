import { LIMITS, TEXT_MAX_LENGTH, TEXT_NAMES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Platform } from '../../nodes/LaafficVoiceAgent/api/facts';
import { digitsBetween, isFields } from '../fields';
import type { Fields } from '../fields';
import type { Agent } from '../options';
import { Refusal } from '../refusal';
import { CalleeList } from '../tasks/calleeList';
import type { CutText } from '../tasks/task';
import { TextColumn } from '../tasks/textColumn';
import { nameForText, requiredTexts, requiredNames, takesCallInformation } from './callInformation';

const TEXTS = new Set(TEXT_NAMES);
const isCalleeNumber = digitsBetween(LIMITS.calleeNumber);

interface ReceivedCallees {
	readonly callees: CalleeList;
	readonly cutTexts: readonly CutText[];
	readonly warnings: readonly string[];
}

/** Reads the callees of one request, in one pass, into columns. */
class CalleeReader {
	private readonly numbers: string[] = [];
	private readonly columns = new Map<string, Array<string | undefined>>();
	private readonly cutTexts: CutText[] = [];
	private readonly warnings = new Set<string>();
	private readonly informationAllowed: boolean;
	private readonly requiredInformation: readonly string[];
	private readonly requiredTexts: ReadonlyArray<readonly [text: string, name: string | undefined]>;

	constructor(agent: Agent, platform: Platform) {
		this.informationAllowed = takesCallInformation(platform, agent.industry);
		this.requiredInformation = requiredNames(agent.industry);
		const texts = new Set([...requiredTexts(agent.industry), ...(agent.requiredTexts ?? [])]);
		this.requiredTexts = [...texts].map((text) => [text, nameForText(text)]);
	}

	read(entry: unknown, row: number): void {
		if (!isFields(entry)) throw new Refusal('-21', `numberInfoList[${row}] must be an object`);
		if (!isCalleeNumber(entry['calleeNumber'])) {
			throw new Refusal('-21', `calleeNumber of numberInfoList[${row}]`);
		}
		this.numbers.push(entry['calleeNumber'] as string);
		for (const key in entry) {
			if (TEXTS.has(key)) this.keepCut(key, entry[key], row);
			else if (key === 'callInformation') this.readInformation(entry[key], row);
			else if (key !== 'calleeNumber') this.warnings.add(`numberInfoList[].${key}`);
		}
		this.checkRequiredTexts(entry, row);
	}

	result(): ReceivedCallees {
		const rows = this.numbers.length;
		const columns = [...this.columns].map(
			([name, values]) => [name, TextColumn.from(values, rows)] as const,
		);
		return {
			callees: new CalleeList(TextColumn.from(this.numbers), new Map(columns)),
			cutTexts: this.cutTexts,
			warnings: [...this.warnings],
		};
	}

	private keep(name: string, value: unknown, row: number): void {
		if (value === null || value === undefined) return;
		if (typeof value !== 'string') {
			throw new Refusal('-21', `${name} of numberInfoList[${row}] must be a text`);
		}
		let column = this.columns.get(name);
		if (!column) this.columns.set(name, (column = []));
		column[row] = value;
	}

	/** The limit, and the cut without a word, are documented for these only. */
	private keepCut(name: string, value: unknown, row: number): void {
		const isLong = typeof value === 'string' && value.length > TEXT_MAX_LENGTH;
		this.keep(name, isLong ? value.slice(0, TEXT_MAX_LENGTH) : value, row);
		if (isLong) this.cutTexts.push({ row, name, length: value.length });
	}

	private readInformation(value: unknown, row: number): void {
		if (value === null) return;
		const where = `callInformation of numberInfoList[${row}]`;
		if (!this.informationAllowed) throw new Refusal('-22', `${where} is not documented here`);
		if (!isFields(value)) throw new Refusal('-21', `${where} must be an object`);
		// Besides the ten names, "custom field names" are let in.
		for (const key in value) this.keep(key, value[key], row);
		const missing = this.requiredInformation.find((name) => !value[name]);
		if (missing) throw new Refusal('-21', `${missing} is missing in ${where}`);
	}

	private checkRequiredTexts(entry: Fields, row: number): void {
		for (const [text, name] of this.requiredTexts) {
			const information = entry['callInformation'] as Fields | null | undefined;
			if (entry[text] || (name !== undefined && information?.[name])) continue;
			throw new Refusal('-21', `${text} of numberInfoList[${row}] is needed by the agent`);
		}
	}
}

/** Checks `numberInfoList` as documented; one bad callee refuses the whole request. */
export function readCallees(
	list: readonly unknown[],
	agent: Agent,
	platform: Platform,
): ReceivedCallees {
	if (list.length === 0) throw new Refusal('-22', 'numberInfoList is empty');
	if (list.length > LIMITS.callees.max) {
		throw new Refusal('-23', `numberInfoList has ${list.length} entries`);
	}
	const reader = new CalleeReader(agent, platform);
	list.forEach((entry, row) => reader.read(entry, row));
	return reader.result();
}
