/** The facts against lists that were copied from the vendor's pages by hand. */
/** The tables of fields hold what the vendor's pages list; the names are copied from there by hand. */
import {
	COLLECTION_VARIABLES,
	ENDPOINTS,
	GLOBAL_INTENTS,
	INDUSTRIES,
	LIMITS,
	LONGEST_SHOWN_QUERY_DAYS,
	PAGES,
	PLATFORMS,
	PRINTED_TASK_STATES,
	RECALL_FLOW_FIELDS,
	RECALL_HEAD_FIELDS,
	RECALL_NODE_FIELDS,
	RECALL_STATES,
	RECALL_TYPES,
	SIGNATURE,
	SHARED_STATUS_CODES,
	SMS_STATUS_CODES,
	STATUS_CODES,
	statusFact,
	TASK_FIELDS,
	TASK_STATES,
	TEXT_MAX_LENGTH,
	TEXT_NAMES,
	type ResponseField,
} from '../../../nodes/LaafficVoiceAgent/api/facts';

describe('status codes', () => {
	it.each<[string, string[]]>([
		['the quick start', ['-1', '-18', '-22', '-67']],
		[
			'creating a task, on both platforms',
			[
				'-1',
				'-2',
				'-16',
				'-18',
				'-20',
				'-21',
				'-22',
				'-23',
				'-24',
				'-26',
				'-34',
				'-37',
				'-38',
				'-39',
				'-41',
				'-42',
				'-60',
				'-68',
			],
		],
		['the list of tasks', ['-1', '-2', '-16', '-18', '-22']],
		['the detail of a recall flow', ['-1', '-2', '-16', '-18', '-22']],
		['cancelling a task', ['-1', '-2', '-16', '-18', '-20', '-21', '-22', '-23', '-24', '-54']],
		['the balance', ['-1', '-2', '-13', '-16', '-18']],
	])('of %s are all known', (_page, codes) => {
		expect(codes.filter((code) => statusFact(code) === undefined)).toEqual([]);
	});

	it.each(Object.entries(STATUS_CODES))('%s says what happened and what to do', (code, fact) => {
		expect(code).toMatch(/^-\d+$/);
		expect(fact.meaning).toMatch(/^[A-Z].*[^.]$/);
		expect(fact.advice).toMatch(/^[A-Z].*\.$/);
		expect(Object.keys(PAGES)).toContain(fact.from);
	});

	it('may be repeated only where nothing can have happened', () => {
		const repeatable = Object.entries(STATUS_CODES).filter(([, { retry }]) => retry !== 'never');
		expect(Object.fromEntries(repeatable.map(([code, { retry }]) => [code, retry]))).toEqual({
			'-15': 'pause',
			'-16': 'resign',
			'-18': 'read',
			'-20': 'lookup',
			'-41': 'lookup',
		});
	});

	it.each(['0', '-999', '1', '', 'constructor', 'toString'])('%j is none', (code) => {
		expect(statusFact(code)).toBeUndefined();
	});
});

/** Code and name, as the encoding table of ITNIO TECH prints them. */
const ENCODING_TABLE = {
	global: [
		['99998', 'Not called'],
		['99999', 'Called but not connected'],
	],
	collectionV1: [
		['201', 'Voicemail'],
		['202', 'No response from customer'],
		['204', 'Customer repayment intent unknown'],
		['205', 'Promise to pay: On time'],
		['206', 'Promise to pay: Deferred'],
		['207', 'Cannot pay: Subjective refusal'],
		['208', 'Cannot pay: Deny loan'],
		['209', 'Cannot pay: Need installment application'],
		['2010', 'Customer already paid'],
	],
	collectionV2: [
		['2012', 'Connected - Voicemail: Insufficient Balance'],
		['2013', 'Connected - Voicemail: Marketing Robot'],
		['2022', 'Connected - Voicemail: Other'],
		['202', 'Connected - No Response from Customer'],
		['2014', 'Connected - Repayment Intent Unknown: Harassment Claim'],
		['2015', 'Connected - Repayment Intent Unknown: Inaudible/Unclear'],
		['2016', 'Connected - Repayment Intent Unknown: Wrong Number'],
		['2023', 'Connected - Repayment Intent Unknown: Other'],
		['205', 'Connected - Promise to Pay: On Time'],
		['206', 'Connected - Promise to Pay: Deferred Payment'],
		['2017', 'Connected - Unable to Pay: Product Dispute'],
		['207', 'Connected - Unable to Pay: Refusal to Pay'],
		['2018', 'Connected - Unable to Pay: Denies Loan (Did not apply)'],
		['2019', 'Connected - Unable to Pay: Denies Loan (Did not receive funds)'],
		['2024', 'Connected - Unable to Pay: Denies Loan (Other)'],
		['209', 'Connected - Unable to Pay: Requesting Installments'],
		['2020', 'Connected - Unable to Pay: Needs Repayment Assistance'],
		['2021', 'Connected - Unable to Pay: Repayment Exception'],
		['2010', 'Connected - Customer Already Paid'],
	],
	marketing: [
		['301', 'Voicemail'],
		['302', 'No response from customer'],
		['304', 'Customer intent unknown'],
		['305', 'Customer clearly interested'],
		['306', 'Customer clearly not interested'],
	],
	emergencyContact: [
		['4012', 'Connected - Voicemail: Insufficient Balance'],
		['4013', 'Connected - Voicemail: Marketing Robot'],
		['401', 'Connected - Voicemail: Other'],
		['402', 'Connected - No Response from Other Party'],
		['403', 'Connected - Other Party Agrees to Convey'],
		['404', 'Connected - Other Party Already Informed'],
		['405', 'Connected - Other Party Refuses to Convey'],
		['406', 'Connected - Other Party Does Not Know Debtor'],
		['407', 'Connected - Non-Target Contact'],
		['408', 'Connected - Conveyance Intent Unknown: Harassment Call'],
		['409', 'Connected - Conveyance Intent Unknown: Inaudible'],
		['4010', 'Connected - Conveyance Intent Unknown: Other'],
	],
} as const;

describe('intents', () => {
	it.each(['collectionV1', 'collectionV2', 'marketing', 'emergencyContact'] as const)(
		'of %s are those of the encoding table, in its order',
		(industry) => {
			expect(INDUSTRIES[industry].intents).toEqual(ENCODING_TABLE[industry]);
		},
	);

	it('of every industry are those of the encoding table', () => {
		expect(Object.entries(GLOBAL_INTENTS)).toEqual(ENCODING_TABLE.global);
		expect(Object.keys(INDUSTRIES).sort()).toEqual(
			['collectionV1', 'collectionV2', 'marketing', 'emergencyContact'].sort(),
		);
	});

	it('that end at a machine are those called voicemail', () => {
		for (const { intents, voicemail } of Object.values(INDUSTRIES)) {
			const named = intents.filter(([, name]) => /^(Connected - )?Voicemail/.test(name));
			expect(named.map(([code]) => code).sort()).toEqual([...voicemail].sort());
		}
	});
});

describe('variables', () => {
	it('have ten places', () => {
		expect(TEXT_NAMES).toHaveLength(10);
		expect(TEXT_NAMES[0]).toBe('text1');
		expect(TEXT_NAMES[9]).toBe('text10');
		expect(TEXT_MAX_LENGTH).toBe(30);
	});

	it('of a collection are the ten keys, in order, with what the scenarios require', () => {
		expect(COLLECTION_VARIABLES.map(({ name, required }) => [name, required])).toEqual([
			['name', 'always'],
			['borrow_total_money', 'always'],
			['due_date', 'always'],
			['due_days', 'never'],
			['platform', 'never'],
			['gender', 'never'],
			['loan_date', 'never'],
			['loan_total_money', 'never'],
			['overdue_fee', 'never'],
			['emergency_contact_name', 'relay'],
		]);
		expect(COLLECTION_VARIABLES.map(({ label }) => label.toLowerCase())).toEqual([
			'repayer',
			'current total amount payable',
			'due date',
			'days overdue',
			'loan type/product',
			'gender',
			'loan date',
			'total loan amount',
			'current overdue fee',
			'emergency contact name',
		]);
	});
});

describe('states', () => {
	it('of a task are those of the task list', () => {
		expect(Object.values(TASK_STATES).map((name) => name.toLowerCase())).toEqual([
			'waiting',
			'calling',
			'finished',
			'submission failed',
			'cancelled',
			'suspended',
			'submitting',
		]);
		expect(Object.keys(TASK_STATES)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
		expect(Object.values(PRINTED_TASK_STATES)).toEqual([
			'Waiting to submit',
			'Calling',
			'Task finished',
			'Submission failed',
			'Task canceled',
			'Task suspended',
			'Submitting',
		]);
	});

	it('of a recall flow are those of its detail', () => {
		expect(RECALL_STATES).toEqual({
			0: 'Pending',
			1: 'In Progress',
			2: 'Completed',
			3: 'Cancelled',
			4: 'Execution Exception',
		});
	});

	it('of a recall know no type 2', () => {
		expect(Object.keys(RECALL_TYPES)).toEqual(['0', '1', '3']);
	});
});

describe('status codes of text messages', () => {
	it('are those of their page, from -1 to -32', () => {
		const known = [...SHARED_STATUS_CODES, ...Object.keys(SMS_STATUS_CODES)];
		const listed = Array.from({ length: 32 }, (_, index) => String(-1 - index));
		expect(known.sort()).toEqual(listed.sort());
	});

	it('are shared only where the other functions know them', () => {
		expect(SHARED_STATUS_CODES.filter((code) => statusFact(code) === undefined)).toEqual([]);
	});

	it('leave open whether the text was sent where the platform failed in its work', () => {
		const open = Object.entries(SMS_STATUS_CODES).filter(([, { retry }]) => retry === 'read');
		expect(open.map(([code]) => code).sort()).toEqual(['-12', '-20']);
	});
});

describe('limits', () => {
	it.each<[keyof typeof LIMITS, number, number]>([
		['taskName', 2, 64],
		['callees', 1, 200_000],
		['calleeNumber', 6, 18],
		['text', 1, 30],
		['displayNum', 0, 20],
		['maxCalls', 1, 999],
		['maxRingingTime', 10, 120],
		['calloutRate', 1, 100],
		['windows', 0, 3],
		['recallInterval', 1, 1440],
		['recallNum', 1, 10],
		['pageSize', 1, 100],
		['smsContent', 1, 1024],
		['smsSenderId', 1, 32],
		['smsNumbers', 1, 1000],
	])('of %s are %d and %d', (name, min, max) => {
		expect(LIMITS[name]).toMatchObject({ min, max });
	});

	it('hold what the platform assumes', () => {
		expect(LIMITS.maxCalls.default).toBe(300);
		expect(LIMITS.maxRingingTime.default).toBe(60);
		for (const limit of Object.values(LIMITS)) {
			if (!('default' in limit)) continue;
			expect(limit.default).toBeGreaterThanOrEqual(limit.min);
			expect(limit.default).toBeLessThanOrEqual(limit.max);
		}
	});

	it('know the longest range of dates that an example shows', () => {
		const days =
			(Date.parse('2024-06-03T15:13:01Z') - Date.parse('2024-01-01T00:00:00Z')) / 86_400_000;
		expect(LONGEST_SHOWN_QUERY_DAYS).toBe(Math.floor(days));
	});
});

describe('every fact', () => {
	const facts = { LIMITS, PLATFORMS, ENDPOINTS, SIGNATURE: { SIGNATURE } };

	it.each(Object.entries(facts))('of %s names its page', (_table, entries) => {
		for (const [name, { from }] of Object.entries<{ from: unknown }>(entries)) {
			const pages = [from].flat();
			expect({ name, pages: pages.length }).not.toEqual({ name, pages: 0 });
			for (const page of pages) expect(Object.keys(PAGES)).toContain(page);
		}
	});

	it('has a page with an address of its own', () => {
		const { clientCode: _notAPage, ...pages } = PAGES;
		const addresses = Object.values(pages);
		expect(addresses.filter((address) => !/^https?:\/\/[\w.-]+\/.+/.test(address))).toEqual([]);
		expect(new Set(addresses).size).toBe(addresses.length);
	});

	it('of signing is as the pages print it', () => {
		expect(SIGNATURE).toMatchObject({
			headers: { key: 'Api-Key', timestamp: 'Timestamp', sign: 'Sign' },
			contentType: 'application/json;charset=UTF-8',
		});
	});

	it('of a platform has a host of its own', () => {
		expect(Object.values(PLATFORMS).map(({ host }) => host)).toEqual([
			'https://api.laaffic.com',
			'https://api.itniotech.com',
			'https://api.onbuka.com',
		]);
		expect(PLATFORMS.itniotech.callInformation).toBe(true);
		expect(PLATFORMS.laaffic.callInformation).toBe(false);
		expect(PLATFORMS.onbuka.callInformation).toBe(false);
	});
});

const ANSWERS: ReadonlyArray<readonly [string, readonly ResponseField[], string]> = [
	[
		'a task',
		TASK_FIELDS,
		'taskId taskName status rate numCnt callNum success fail createdTime scriptId taskType answeredNum asr agentTotalFeetime agentFee chargeLen acd groupCallPayFee smsPayFee taskSumPayFee sendSmsNum',
	],
	[
		'a recall flow in the list',
		RECALL_FLOW_FIELDS,
		'keyId taskId taskName createTime recallType recallInterval recallNum finishNum status',
	],
	[
		'a recall flow in detail',
		RECALL_HEAD_FIELDS,
		'keyId recallInterval recallNum recallType status',
	],
	['a node', RECALL_NODE_FIELDS, 'keyId taskId nodeStatus agentId'],
];

test.each(ANSWERS)('%s', (_, fields, names) => {
	expect(fields.map(({ name }) => name).sort()).toEqual(names.split(' ').sort());
});

test.each(ANSWERS)('%s: no two fields come out under one name', (_, fields) => {
	const names = fields.map(({ as }) => as).filter((name) => name !== undefined);

	expect(new Set(names).size).toBe(names.length);
});
