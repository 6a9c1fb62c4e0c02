/** The tables of README and docs, made from the facts, so that the two cannot disagree. */
import {
	BALANCE_FIELDS,
	CALL_STATUSES,
	ENDPOINTS,
	GLOBAL_INTENTS,
	INDUSTRIES,
	LIMITS,
	OUTCOMES,
	PAGES,
	PLATFORMS,
	RECALL_FLOW_FIELDS,
	RECALL_NODE_FIELDS,
	REPORT_FIELDS,
	SMS_STATUS_CODES,
	STATUS_CODES,
	TASK_FIELDS,
	type Endpoint,
	type Page,
	type Platform,
} from '../nodes/LaafficVoiceAgent/api/facts';
import { endpointUrl } from '../nodes/LaafficVoiceAgent/api/address';
import { rangeOf } from '../nodes/LaafficVoiceAgent/shared/inputs';

type Table = { readonly head: readonly string[]; readonly rows: ReadonlyArray<readonly string[]> };

const link = (page: Page): string =>
	PAGES[page].startsWith('http') ? `[${page}](${PAGES[page]})` : PAGES[page];

const platforms = Object.keys(PLATFORMS) as Platform[];

function endpoints(): Table {
	const rows = (Object.keys(ENDPOINTS) as Endpoint[]).map((endpoint) => [
		`${ENDPOINTS[endpoint].method} ${endpoint}`,
		...platforms.map((platform) => {
			const address = endpointUrl({ platform, pathPrefix: 'documented' }, endpoint);
			return `\`${address.slice(PLATFORMS[platform].host.length)}\``;
		}),
	]);
	return { head: ['Function', ...platforms.map((platform) => PLATFORMS[platform].name)], rows };
}

function limits(): Table {
	const rows = (Object.keys(LIMITS) as Array<keyof typeof LIMITS>).map((name) => {
		const fact = LIMITS[name];
		const preset = 'default' in fact ? `${fact.default}` : '';
		return [fact.label, rangeOf(name), preset, link(fact.from)];
	});
	return { head: ['What', 'Allowed', 'If left out', 'Page'], rows };
}

function statusCodes(): Table {
	const rows = Object.entries(STATUS_CODES).map(([code, { meaning, advice, from }]) => [
		`\`${code}\``,
		meaning,
		advice,
		link(from),
	]);
	return { head: ['Code', 'Meaning', 'What to do', 'Page'], rows };
}

function smsStatusCodes(): Table {
	const rows = Object.entries(SMS_STATUS_CODES).map(([code, { meaning, advice }]) => [
		`\`${code}\``,
		meaning,
		advice,
	]);
	return { head: ['Code', 'Meaning', 'What to do'], rows };
}

function intents(): Table {
	const families = Object.values(INDUSTRIES).flatMap(({ name, intents: codes }) =>
		codes.map(([code, intent]) => [name, `\`${code}\``, intent]),
	);
	const everywhere = Object.entries(GLOBAL_INTENTS).map(([code, intent]) => [
		'All',
		`\`${code}\``,
		intent,
	]);
	return { head: ['Industry', 'Code', 'Intent'], rows: [...everywhere, ...families] };
}

function outcomes(): Table {
	const rows = Object.entries(OUTCOMES).map(([value, { description }]) => [
		`\`${value}\``,
		description,
	]);
	return { head: ['Outcome', 'When'], rows };
}

interface FieldFact {
	readonly name: string;
	readonly meaning: string;
	readonly as?: string;
	readonly from: Page;
}

/** The fields of an answer or a report. */
function fields(facts: readonly FieldFact[]): Table {
	const rows = facts.map(({ name, meaning, as, from }) => [
		`\`${name}\``,
		meaning,
		as === undefined ? '' : `\`${as}\``,
		link(from),
	]);
	return { head: ['Field', 'Meaning', 'In the simplified output', 'Page'], rows };
}

function callStatuses(): Table {
	const rows = Object.entries(CALL_STATUSES).map(([code, name]) => [`\`${code}\``, name]);
	return { head: ['callStatus', 'Meaning'], rows };
}

const TABLES: Readonly<Record<string, () => Table>> = {
	balanceFields: () => fields(BALANCE_FIELDS),
	callStatuses,
	endpoints,
	intents,
	limits,
	outcomes,
	recallFlowFields: () => fields(RECALL_FLOW_FIELDS),
	recallNodeFields: () => fields(RECALL_NODE_FIELDS),
	reportFields: () => fields(REPORT_FIELDS),
	smsStatusCodes,
	statusCodes,
	taskFields: () => fields(TASK_FIELDS),
};

function asMarkdown({ head, rows }: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const PLACE = /(<!-- table: (\w+) -->\n)(?:(?!<!--)[\s\S])*(<!-- end of table -->)/g;

/** A text with each of its tables made anew. */
export function withTables(text: string): string {
	return text.replace(PLACE, (_, start: string, name: string, end: string) => {
		if (!Object.hasOwn(TABLES, name)) throw new Error(`There is no table "${name}"`);
		return `${start}\n${asMarkdown(TABLES[name]())}\n\n${end}`;
	});
}
