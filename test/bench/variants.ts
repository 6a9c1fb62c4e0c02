/** What is compared: the same rows, sent to the same place, by different means. */
import { request } from 'node:http';
import type { IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import { LaafficApi } from '../../credentials/LaafficApi.credentials';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import type { TestCredential } from '../support/credentials';
import { runNode } from '../support/engine';
import { BareRequests } from './bareRequests';
import { measured, type Measurement } from './measured';

/** A row as a CRM exports it. */
type Row = Record<'customer' | 'name' | 'phone' | 'dueDate' | 'city', string> & {
	amount: number;
};

type Variant = (rows: Row[], address: string) => Promise<Measurement>;

const CREATE: INodeParameters = {
	resource: 'task',
	operation: 'create',
	agentId: '41',
	calleeNumber: '={{ $json.phone }}',
	textVariablesFrom: 'map',
	variableNames: 'text',
	textVariables: {
		text1: '={{ $json.name }}',
		text2: '={{ $json.amount }} INR',
		text3: '={{ $json.dueDate }}',
	},
};

export const VARIANTS: Readonly<Record<string, Variant>> = {
	/** The least that any program has to do: map, write as JSON, post once. */
	floor: async (rows, address) =>
		await measured(async () => {
			const numberInfoList = rows.map((row) => ({
				calleeNumber: row.phone,
				text1: row.name,
				text2: `${row.amount} INR`,
				text3: row.dueDate,
			}));
			const body = JSON.stringify({ appId: 'app', taskName: 'x', agentId: 41, numberInfoList });
			await post(`${address}/v3/voice/group/call/send/agent`, body);
		}),
	node: async (rows, address) => await create(rows, address, {}),
	'node, formatted numbers': async (rows, address) => {
		const formatted = rows.map((row) => ({ ...row, phone: `+${row.phone}` }));
		return await create(formatted, address, {});
	},
	'node, numbers of the USA': async (rows, address) =>
		await create(
			withPhones(rows, (index) => `1${american(index)}`),
			address,
			{},
		),
	'node, numbers in groups': async (rows, address) =>
		await create(
			withPhones(
				rows,
				(index) => `+91 ${(90_000 + (index >> 5)) % 100_000}-${10_000 + (index % 32)}`,
			),
			address,
			{},
		),
	'node, national numbers of the USA': async (rows, address) => {
		const national = withPhones(rows, (index) =>
			american(index).replace(/^(...)(...)(....)$/, '($1) $2-$3'),
		);
		return await create(national, address, { options: { defaultCountry: 'US' } });
	},
	'node, national numbers': async (rows, address) => {
		const national = rows.map((row) => ({ ...row, phone: `0${row.phone.slice(2)}` }));
		return await create(national, address, { options: { defaultCountry: 'IN' } });
	},
	'node, one item per row': async (rows, address) =>
		await create(rows, address, { output: 'rows' }),
	'node, a million not to call': async (rows, address) => {
		const list = Array.from({ length: 1_000_000 }, (_, index) => `91${8_000_000_000 + index}`);
		const listed = rows.map((row) => ({ ...row, list }));
		return await create(listed, address, {
			options: { doNotCall: '={{ $json.list }}' },
		});
	},
	'node, one real expression': async (rows, address) =>
		await create(rows, address, { calleeNumber: '={{ $json.phone.trim() }}' }),
	'tasks, floor': async (rows, address) =>
		await measured(async () => {
			const records: unknown[] = [];
			while (records.length < rows.length) {
				const current = records.length / PAGE + 1;
				const body = JSON.stringify({ current, size: PAGE, params: {} });
				const answer = JSON.parse(await post(`${address}${QUERY}`, body)) as TaskPage;
				records.push(...answer.data.records);
			}
		}),
	"tasks, n8n's requests": async (rows, address) => {
		const { nodeType, measurement } = measuredNode(new BareRequests());
		await runNode({
			nodeType,
			parameters: { count: rows.length },
			credentials: credentialsFor(address),
		});
		return measurement();
	},
	'tasks, node': async (rows, address) => {
		const listing = {
			resource: 'task',
			operation: 'query',
			simplify: true,
			// A small list first, as for all variants.
			returnAll: rows.length > PAGE * 2,
			limit: rows.length,
		};
		const { nodeType, measurement } = measuredNode();
		const { outputs, error } = await runNode({
			nodeType,
			parameters: listing,
			credentials: credentialsFor(address),
		});
		if (error !== undefined || outputs[0]?.length !== rows.length) {
			throw new Error(`Not all of ${rows.length} tasks came: ${error?.message ?? ''}`);
		}
		return measurement();
	},
};

const PAGE = 100;
const QUERY = '/v3/voice/group/call/query';

interface TaskPage {
	readonly data: { readonly records: readonly unknown[] };
}

const withPhones = (rows: Row[], phone: (index: number) => string) =>
	rows.map((row, index) => ({ ...row, phone: phone(index) }));

/** From areas all over the country: their rules differ. */
const AREAS = ['212', '305', '415', '512', '617', '702', '808', '907'];

const american = (index: number) =>
	`${AREAS[index % AREAS.length]}${200 + (index >> 13)}${1_000 + ((index >> 3) % 1_024)}`;

/** Each run is a campaign of its own, because the node remembers the names that it has sent. */
let campaigns = 0;

async function create(
	rows: Row[],
	address: string,
	changes: INodeParameters,
): Promise<Measurement> {
	const { nodeType, measurement } = measuredNode();
	const { outputs, error } = await runNode({
		nodeType,
		parameters: { ...CREATE, taskName: `Benchmark ${++campaigns}`, ...changes },
		items: rows.map((json) => ({ json })),
		credentials: credentialsFor(address),
	});
	const items = outputs[0] ?? [];
	// Above 200,000 callees there are several tasks.
	const inTasks = items.reduce((sum, { json }) => sum + Number(json.calleeCount), 0);
	const count = changes.output === 'rows' ? items.length : inTasks;
	if (error !== undefined || count !== rows.length) {
		throw new Error(`Not all of ${rows.length} rows became callees: ${error?.message ?? ''}`);
	}
	return measurement();
}

/** The node, measured from where n8n hands it the rows to where it gives its items back. */
function measuredNode(node: LaafficVoiceAgent | BareRequests = new LaafficVoiceAgent()): {
	readonly nodeType: INodeType;
	readonly measurement: () => Measurement;
} {
	const { execute } = node;
	let last: Measurement | undefined;
	const nodeType = Object.assign(node, {
		async execute(this: IExecuteFunctions) {
			let output: Awaited<ReturnType<typeof execute>> = [];
			last = await measured(async () => (output = await execute.call(this)));
			return output;
		},
	});
	const measurement = () => {
		if (last === undefined) throw new Error('The node did not run.');
		return last;
	};
	return { nodeType, measurement };
}

function credentialsFor(address: string): TestCredential[] {
	const data = {
		platform: 'laaffic',
		baseUrl: address,
		pathPrefix: 'documented',
		apiKey: 'bench-key',
		apiSecret: 'bench-sec',
		appId: 'app',
		timeZone: 'Asia/Shanghai',
	};
	return [{ type: new LaafficApi(), data }];
}

async function post(url: string, body: string): Promise<string> {
	return await new Promise((resolve, reject) => {
		const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
		const sent = request(url, { method: 'POST', headers }, (response) => {
			let answer = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (answer += chunk));
			response.on('end', () => resolve(answer));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
