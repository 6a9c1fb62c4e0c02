// The same campaign in n8n, built in different ways. All get their rows from one HTTP Request node.
import { randomUUID } from 'node:crypto';
import { DEMO_ACCOUNT } from '../../demo/lib/sandbox.mjs';

export const TRIGGER = 'When Clicking Execute';
export const SOURCE = 'Rows';
export const OURS = 'Laaffic Voice Agent';

const { apiKey, apiSecret, appId } = DEMO_ACCOUNT;
const TASK = { appId, taskName: 'Payment reminder', agentId: 41 };

/** @typedef {{ name: string, type: string, [key: string]: any }} Step */
/** @typedef {{ sandboxUrl: string, credential: { id: string, name: string } }} World */

/**
 * @param {string} name
 * @param {string} type
 * @param {number} typeVersion
 * @param {object} [parameters]
 * @returns {Step}
 */
const step = (name, type, typeVersion, parameters = {}) => ({
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	parameters,
});

/** @param {string} name @param {Record<string, string>} fields @param {object} [more] */
const editFields = (name, fields, more) => {
	const assignments = Object.entries(fields).map(([field, value]) => {
		return { id: randomUUID(), name: field, value, type: 'string' };
	});
	return step(name, 'set', 3.4, { assignments: { assignments }, options: {}, ...more });
};

/** @param {string} type @param {string} operation @param {string} left @param {unknown} right */
const condition = (type, operation, left, right) => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [
			{ id: randomUUID(), leftValue: left, rightValue: right, operator: { type, operation } },
		],
		combinator: 'and',
	},
	options: {},
});

/** @param {string} sandboxUrl @param {object} body how the HTTP Request node makes the body */
const signAndSend = (sandboxUrl, body) => [
	step('Crypto', 'crypto', 1, {
		action: 'hash',
		type: 'MD5',
		value: `=${apiKey}${apiSecret}{{ $json.timestamp }}`,
		dataPropertyName: 'sign',
		encoding: 'hex',
	}),
	step('HTTP Request', 'httpRequest', 4.2, {
		method: 'POST',
		url: `${sandboxUrl}/v3/voice/group/call/send/agent`,
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{ name: 'Api-Key', value: apiKey },
				{ name: 'Timestamp', value: '={{ $json.timestamp }}' },
				{ name: 'Sign', value: '={{ $json.sign }}' },
			],
		},
		sendBody: true,
		...body,
		options: {},
	}),
	step('If', 'if', 2.2, condition('number', 'notEquals', '={{ Number($json.status) }}', 0)),
	step('Stop and Error', 'stopAndError', 1, { errorMessage: '={{ $json.reason }}' }),
];

/** As somebody writes it who knows numbers with "+91", blanks and "00". */
const CODE = `
const seen = new Set();
const numberInfoList = [];
const skipped = [];
const text = (value) => String(value ?? '').slice(0, 30);
for (const [index, { json: row }] of $input.all().entries()) {
  const calleeNumber = String(row.phone ?? '').replace(/\\D/g, '').replace(/^00/, '');
  if (calleeNumber.length < 6 || calleeNumber.length > 18) {
    skipped.push({ row: index + 1, phone: row.phone, reason: 'not 6 to 18 digits' });
    continue;
  }
  if (seen.has(calleeNumber)) {
    skipped.push({ row: index + 1, phone: row.phone, reason: 'number of an earlier row' });
    continue;
  }
  seen.add(calleeNumber);
  numberInfoList.push({
    calleeNumber,
    text1: text(row.name),
    text2: text(row.amount),
    text3: text(row.dueDate),
  });
}
const body = JSON.stringify({ ...${JSON.stringify(TASK)}, numberInfoList });
const timestamp = String(Math.floor(Date.now() / 1000));
return [{ json: { body, timestamp, skipped } }];
`;

/** @param {World} world @returns {Step[]} */
const ours = ({ credential }) => [
	{
		name: OURS,
		type: 'n8n-nodes-laaffic.laafficVoiceAgent',
		typeVersion: 1,
		onError: 'continueErrorOutput',
		credentials: { laafficApi: { id: credential.id, name: credential.name } },
		parameters: {
			resource: 'task',
			operation: 'create',
			taskName: TASK.taskName,
			agentId: String(TASK.agentId),
			calleeNumber: '={{ $json.phone }}',
			textVariablesFrom: 'map',
			variableNames: 'text',
			textVariables: {
				text1: '={{ $json.name }}',
				text2: '={{ $json.amount }}',
				text3: '={{ $json.dueDate }}',
			},
		},
	},
];

/** @param {World} world @returns {Step[]} */
const withCode = ({ sandboxUrl }) => [
	step('Code', 'code', 2, { jsCode: CODE }),
	...signAndSend(sandboxUrl, {
		contentType: 'raw',
		rawContentType: 'application/json',
		body: '={{ $json.body }}',
	}),
];

/** @param {World} world @returns {Step[]} */
const withoutCode = ({ sandboxUrl }) => [
	editFields('Edit Fields', {
		calleeNumber: "={{ String($json.phone).replace(/\\D/g, '').replace(/^00/, '') }}",
		text1: '={{ String($json.name).slice(0, 30) }}',
		text2: '={{ String($json.amount).slice(0, 30) }}',
		text3: '={{ String($json.dueDate).slice(0, 30) }}',
	}),
	step(
		'Filter',
		'filter',
		2.2,
		condition('string', 'regex', '={{ $json.calleeNumber }}', '^\\d{6,18}$'),
	),
	step('Remove Duplicates', 'removeDuplicates', 2, {
		operation: 'removeDuplicateInputItems',
		compare: 'selectedFields',
		fieldsToCompare: 'calleeNumber',
		options: {},
	}),
	step('Aggregate', 'aggregate', 1, {
		aggregate: 'aggregateAllItemData',
		destinationFieldName: 'numberInfoList',
		options: {},
	}),
	editFields(
		'Add Timestamp',
		{ timestamp: '={{ String(Math.floor(Date.now() / 1000)) }}' },
		{ includeOtherFields: true },
	),
	...signAndSend(sandboxUrl, {
		contentType: 'json',
		specifyBody: 'json',
		jsonBody: `={{ JSON.stringify({ ...${JSON.stringify(TASK)}, numberInfoList: $json.numberInfoList }) }}`,
	}),
];

export const NOTHING = 'No Operation';

/** @type {Record<string, (world: World) => Step[]>} */
const WITHOUT_CALLS = {
	'only the rows': () => [],
	'a node that does nothing': () => [step(NOTHING, 'noOp', 1)],
};

/** @type {Record<string, (world: World) => Step[]>} */
export const CAMPAIGNS = {
	'our node': ours,
	'by hand, Code node': withCode,
	'by hand, no code': withoutCode,
};

export const VARIANTS = { ...WITHOUT_CALLS, ...CAMPAIGNS };

/**
 * @param {string} name
 * @param {World} world
 * @param {string} rowsUrl
 */
export function campaignWorkflow(name, world, rowsUrl) {
	const steps = [
		step(TRIGGER, 'manualTrigger', 1),
		step(SOURCE, 'httpRequest', 4.2, { url: rowsUrl, options: {} }),
		...VARIANTS[name](world),
	];
	const links = steps.slice(1).map((next, index) => {
		return [steps[index].name, { main: [[{ node: next.name, type: 'main', index: 0 }]] }];
	});
	return {
		name,
		nodes: steps.map((one, index) => ({ id: randomUUID(), position: [index * 200, 0], ...one })),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}
