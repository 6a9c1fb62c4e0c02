/** The tables of README and docs, made from the facts, so that the two cannot disagree. */
import {
	BALANCE_FIELDS,
	CALL_STATUSES,
	COLLECTION_VARIABLES,
	ENDPOINTS,
	GLOBAL_INTENTS,
	INDUSTRIES,
	LIMITS,
	OUTCOMES,
	PAGES,
	PLATFORMS,
	PRINTED_TASK_STATES,
	RECALL_FLOW_FIELDS,
	RECALL_NODE_FIELDS,
	REPORT_FIELDS,
	SMS_STATUS_CODES,
	STATUS_CODES,
	TASK_FIELDS,
	TASK_STATES,
	TEXT_NAMES,
	type Endpoint,
	type Page,
	type Platform,
} from '../nodes/LaafficVoiceAgent/api/facts';
import {
	CANCEL_FIELDS,
	CREATE_FIELDS,
	DIFFERENCES,
	QUERY_FIELDS,
	RECALL_CANCEL_FIELDS,
	RECALL_UPDATE_FIELDS,
} from '../nodes/LaafficVoiceAgent/api/facts/requests';
import { endpointUrl } from '../nodes/LaafficVoiceAgent/api/address';
import { operations as allOperations } from '../nodes/LaafficVoiceAgent/operations';
import { rangeOf } from '../nodes/LaafficVoiceAgent/shared/inputs';
import { resourceName } from '../nodes/LaafficVoiceAgent/shared/resources';

type Table = { readonly head: readonly string[]; readonly rows: ReadonlyArray<readonly string[]> };

const link = (page: Page): string =>
	PAGES[page].startsWith('http') ? `[${page}](${PAGES[page]})` : PAGES[page];

const platforms = Object.keys(PLATFORMS) as Platform[];

function endpoints(): Table {
	const rows = (Object.keys(ENDPOINTS) as Endpoint[]).map((endpoint) => [
		`${ENDPOINTS[endpoint].method} ${endpoint}`,
		...platforms.map((platform) => {
			const address = endpointUrl({ platform, pathPrefix: 'documented' }, endpoint);
			const mark = isPrinted(endpoint, platform) ? '' : ' *';
			return `\`${address.slice(PLATFORMS[platform].host.length)}\`${mark}`;
		}),
	]);
	return { head: ['Function', ...platforms.map((platform) => PLATFORMS[platform].name)], rows };
}

function operations(): Table {
	const rows = allOperations.map((operation) => [
		resourceName(operation),
		operation.name,
		operation.description,
	]);
	return { head: ['Resource', 'Operation', 'What it does'], rows };
}

function outputs(): Table {
	const rows = allOperations.map((operation) => [
		resourceName(operation),
		operation.name,
		Object.keys(operation.output)
			.map((field) => `\`${field}\``)
			.join(', '),
	]);
	return { head: ['Resource', 'Operation', 'What comes out'], rows };
}

function isPrinted(endpoint: Endpoint, platform: Platform): boolean {
	const fact = ENDPOINTS[endpoint];
	const unprinted: readonly Platform[] = 'unprinted' in fact ? fact.unprinted : [];
	return !unprinted.includes(platform);
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
	return { head: ['Field', 'Meaning', 'Read as', 'Page'], rows };
}

function callStatuses(): Table {
	const rows = Object.entries(CALL_STATUSES).map(([code, name]) => [`\`${code}\``, name]);
	return { head: ['callStatus', 'Meaning'], rows };
}

interface RequestField {
	readonly name: string;
	readonly meaning: string;
	readonly from: Page;
	readonly ours?: string;
}

/** What a request may hold, and where the node does other than its page. */
function requestFields(facts: readonly RequestField[]): Table {
	const rows = facts.map(({ name, meaning, from, ours = '' }) => [
		`\`${name}\``,
		meaning,
		link(from),
		ours,
	]);
	return { head: ['Field', 'As documented', 'Page', 'Where the node differs, and why'], rows };
}

function differences(): Table {
	const rows = DIFFERENCES.map(({ documented, ours, why, from }) => [
		documented,
		ours,
		why,
		from.map(link).join(', '),
	]);
	return { head: ['The pages', 'The node', 'Why', 'Page'], rows };
}

/** Which pages print an address, and which platforms have none. */
function addressPages(): Table {
	const rows = (Object.keys(ENDPOINTS) as Endpoint[]).map((endpoint) => {
		const fact = ENDPOINTS[endpoint];
		const missing = platforms.filter((platform) => !isPrinted(endpoint, platform));
		return [
			`\`${fact.path}\``,
			fact.from.map(link).join(', '),
			missing.map((platform) => PLATFORMS[platform].name).join(', '),
			'note' in fact ? fact.note : '',
		];
	});
	return { head: ['Address', 'Pages', 'No page of', 'Note'], rows };
}

function taskStates(): Table {
	const rows = Object.entries(PRINTED_TASK_STATES).map(([code, printed]) => [
		`\`${code}\``,
		printed,
		`\`${TASK_STATES[Number(code) as keyof typeof TASK_STATES]}\``,
	]);
	return { head: ['Code', 'In the portal', 'In `state`'], rows };
}

function collectionVariables(): Table {
	const rows = COLLECTION_VARIABLES.map(({ name, label, required }, index) => [
		`\`${name}\``,
		`\`${TEXT_NAMES[index]}\``,
		label,
		{ always: 'all collection agents', relay: 'emergency contacts', never: '' }[required],
	]);
	return { head: ['Field', 'Stands for', 'Meaning', 'Needed by'], rows };
}

const TABLES: Readonly<Record<string, () => Table>> = {
	addressPages,
	balanceFields: () => fields(BALANCE_FIELDS),
	callStatuses,
	cancelFields: () => requestFields(CANCEL_FIELDS),
	collectionVariables,
	createFields: () => requestFields(CREATE_FIELDS),
	differences,
	endpoints,
	intents,
	limits,
	operations,
	outcomes,
	outputs,
	recallCancelFields: () => requestFields(RECALL_CANCEL_FIELDS),
	recallFlowFields: () => fields(RECALL_FLOW_FIELDS),
	recallNodeFields: () => fields(RECALL_NODE_FIELDS),
	recallUpdateFields: () => requestFields(RECALL_UPDATE_FIELDS),
	reportFields: () => fields(REPORT_FIELDS),
	queryFields: () => requestFields(QUERY_FIELDS),
	smsStatusCodes,
	statusCodes,
	taskFields: () => fields(TASK_FIELDS),
	taskStates,
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
