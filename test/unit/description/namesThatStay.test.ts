/**
 * Names and values that saved workflows of users hold, copied by hand. One that is missing here
 * breaks those workflows, however green everything else is.
 */
import type { INodeProperties } from 'n8n-workflow';
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import { allProperties, childrenOf, choicesOf, descriptions } from './nodes';

const PARAMETERS: Record<string, string[]> = {
	'task.create': [
		'taskScope',
		'taskName',
		'agentId',
		'calleeNumber',
		'textVariablesFrom',
		'variableNames',
		...Array.from({ length: 10 }, (_, index) => `textVariables.text${index + 1}`),
		'callInformation.name',
		'callInformation.borrow_total_money',
		'callInformation.due_date',
		'callInformation.due_days',
		'callInformation.platform',
		'callInformation.gender',
		'callInformation.loan_date',
		'callInformation.loan_total_money',
		'callInformation.overdue_fee',
		'callInformation.emergency_contact_name',
		'callInformationFields',
		'schedule',
		'sendTime',
		'autoRecall',
		'recallType',
		'recallInterval',
		'recallAgents',
		'recallNum',
		'recallAgentList.agentId',
		'industry',
		'recallIntentsCollectionV1',
		'recallIntentsCollectionV2',
		'recallIntentsMarketing',
		'recallIntentsEmergencyContact',
		'recallIntentsOther',
		'additionalIntentCodes',
		'output',
		'options.allowSendTime',
		'options.appId',
		'options.calleeTimeZone',
		'options.calleeTimeZoneField',
		'options.calleesPerTask',
		'options.calloutRate',
		'options.defaultCountry',
		'options.displayNum',
		'options.doNotCall',
		'options.doNotCallField',
		'options.duplicates',
		'options.emptyTexts',
		'options.enableRecording',
		'options.invalidCallees',
		'options.longText',
		'options.maxCallees',
		'options.maxCalls',
		'options.maxRingingTime',
		'options.minimumBalance',
		'options.minutesBetweenTasks',
		'options.onExistingName',
		'options.unusualNumbers',
		'options.validateOnly',
	],
	'task.query': [
		'startTime',
		'endTime',
		'returnAll',
		'limit',
		'simplify',
		'output',
		'fields',
		'filters.statusList',
		'filters.searchCondition',
		'filters.taskName',
		'filters.idxAppId',
	],
	'task.get': ['task', 'simplify', 'output', 'fields'],
	'task.cancel': ['taskIds'],
	'sms.send': ['number', 'content', 'senderId', 'orderId', 'appId'],
	'recallFlow.get': ['recallFlow', 'splitNodes', 'simplify'],
};

/** Resources and operations, of which some have no parameters that the contract names. */
const OPERATIONS = [
	...Object.keys(PARAMETERS),
	'recallFlow.query',
	'recallFlow.update',
	'recallFlow.cancel',
	'account.getBalance',
	'recording.download',
];

const CHOICES: Record<string, unknown[]> = {
	taskScope: ['allItems', 'perItem'],
	textVariablesFrom: ['map', 'matchingFields', 'none'],
	variableNames: ['text', 'callInformation'],
	schedule: ['now', 'at'],
	output: ['tasks', 'rows'],
	recallType: [0, 1, 3],
	recallAgents: ['same', 'different'],
	industry: ['collectionV1', 'collectionV2', 'marketing', 'emergencyContact', 'other'],
	calleeTimeZone: ['none', 'field', 'number'],
	duplicates: ['keepFirst', 'keepAll', 'reject'],
	emptyTexts: ['stop', 'leaveOut'],
	invalidCallees: ['stop', 'skip'],
	longText: ['stop', 'truncate'],
	onExistingName: ['fail', 'return', 'addSuffix'],
	unusualNumbers: ['call', 'reject'],
};

const DEFAULTS: Record<string, unknown> = {
	taskScope: 'allItems',
	textVariablesFrom: 'map',
	schedule: 'now',
	autoRecall: false,
	output: 'tasks',
	recallAgents: 'same',
	calleeTimeZone: 'none',
	duplicates: 'keepFirst',
	emptyTexts: 'stop',
	invalidCallees: 'stop',
	longText: 'stop',
	onExistingName: 'fail',
	unusualNumbers: 'call',
	validateOnly: true,
};

const node = descriptions.find(({ name }) => name === 'laafficVoiceAgent');
const properties = node?.properties ?? [];

function ofOperation(operation: string): INodeProperties[] {
	const [resource, value] = operation.split('.');
	return properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(value),
	);
}

function ofCreate(name: string): INodeProperties {
	const placed = allProperties({ properties: ofOperation('task.create') });
	const found = placed.find(({ property }) => property.name === name);
	if (found === undefined) throw new Error(`Create Task has no parameter ${name}`);
	return found.property;
}

test.each(OPERATIONS)('the operation %s', (operation) => {
	const [resource, value] = operation.split('.');
	const list = properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	);
	expect(choicesOf(list as INodeProperties).map((choice) => choice.value)).toContain(value);
});

test.each(Object.entries(PARAMETERS))('the parameters of %s', (operation, expected) => {
	const present = ofOperation(operation).flatMap((property) => [
		property.name,
		...childrenOf(property).map(({ name }) => `${property.name}.${name}`),
	]);
	expect(present).toEqual(expect.arrayContaining(expected));
});

test.each(Object.entries(CHOICES))('the choices of %s', (name, values) => {
	const offered = choicesOf(ofCreate(name)).map(({ value }) => value);
	expect([...offered].sort()).toEqual([...values].sort());
});

test.each(Object.entries(DEFAULTS))('the default of %s', (name, value) => {
	expect(ofCreate(name).default).toBe(value);
});

test('the credentials and their fields', () => {
	expect(node?.credentials).toMatchObject([{ name: 'laafficApi', required: true }]);
	const { name, properties: fields } = new LaafficApi();
	expect(name).toBe('laafficApi');
	const kept = fields.filter(({ type }) => type !== 'notice');
	expect(kept.map((field) => field.name).sort()).toEqual([
		'apiKey',
		'apiSecret',
		'appId',
		'baseUrl',
		'pathPrefix',
		'platform',
		'timeZone',
	]);
});
