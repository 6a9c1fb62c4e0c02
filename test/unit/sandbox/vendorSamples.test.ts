import { accountWith, post, postJson, startBench } from './client';
import type { Bench } from './client';
import type { Account } from '../../../sandbox';

/**
 * The vendor's published examples, copied by hand. These tests do not read the facts table, so a
 * mistake there can't make the sandbox and the node wrong together.
 */
const SAMPLE_ACCOUNT = accountWith({
	apiKey: 'bDqJFiq9',
	apiSecret: '7bz1lzh9',
	appId: '2Xql9RBI',
	agents: [{ id: 41, name: 'Sample', industry: 'collectionV1' }],
});
/** The page of Laaffic shows a callee without texts, so its agent collects nothing. */
const LAAFFIC_ACCOUNT: Account = {
	...SAMPLE_ACCOUNT,
	agents: [{ id: 41, name: 'Sample', industry: 'marketing' }],
};
const SAMPLE_TIME = 1630468800;
const SAMPLE_HEADERS = {
	'Content-Type': 'application/json;charset=UTF-8',
	Sign: '05d7a50893e22a5c4bb3216ae3396c7c',
	Timestamp: '1630468800',
	'Api-Key': 'bDqJFiq9',
};

const LAAFFIC_SAMPLE = `{
    "appId": "2Xql9RBI",
    "taskName": "I want to test Agent API-16",
    "displayNum": "1008122211",
    "maxCalls": 300,
    "maxRingingTime": 60,
    "agentId": 41,
    "enableRecording": 1,
    "calloutRate": 1,
    "allowSendTime": [
        {
            "strTime": "18:28",
            "endTime": "19:28"
        }
    ],
    "numberInfoList": [
        {
            "calleeNumber": "463200000007"
        }
    ],
    "recallFlow": {
        "recallType": 3,
        "recallInterval": 1,
        "recallNum": 5,
        "nodeList": [
            {"agentId": "41"},
            {"agentId": "41"},
            {"agentId": "41"},
            {"agentId": "41"},
            {"agentId": "41"}
        ],
        "recallIntent": [
            "99998","99999"
        ]
    }
}`;

const ITNIO_SAMPLE = LAAFFIC_SAMPLE.replace(
	'"calleeNumber": "463200000007"',
	`"calleeNumber": "463200000007",
            "callInformation": {
                "name": "Name",
                "borrow_total_money": "5000",
                "due_date":"2026-02-02"
            }`,
);

/** The quick start's body, with the remarks that make it no JSON. */
const QUICK_START = `{
"appId": "Jgd8oFei",//AI Agent Application ID
"taskName": "test",//Task Name
"agentId": 110, //Agent ID
"numberInfoList": [{ "calleeNumber": "919777654321" }]
}`;

const QUERY_SAMPLE = `{
"current": 1,
"size": 10,
"params": {
"strTime": "2021-08-01 00:00:00",
"endTime": "2021-10-03 15:13:01",
"taskType": 3,
"statusList": []
}
}`;

describe("The vendor's own examples", () => {
	let bench: Bench;
	const start = async (platform: 'laaffic' | 'itniotech') => {
		bench = await startBench({
			platform,
			accounts: [platform === 'laaffic' ? LAAFFIC_ACCOUNT : SAMPLE_ACCOUNT],
			clock: () => SAMPLE_TIME * 1000,
		});
	};
	afterEach(async () => await bench.sandbox.close());

	it('accepts the Laaffic request with the published signature', async () => {
		await start('laaffic');
		const path = '/v3/voice/group/call/send/agent';
		const answer = await postJson(bench, path, LAAFFIC_SAMPLE, SAMPLE_HEADERS);
		expect(answer).toEqual({ status: '0', reason: 'success', data: expect.any(Number) });
		expect(bench.sandbox.ledger.tasks()[0]).toMatchObject({
			taskName: 'I want to test Agent API-16',
			callees: ['463200000007'],
			warnings: [],
		});
	});

	it('accepts the ITNIO TECH request in its own envelope, with callInformation', async () => {
		await start('itniotech');
		const path = '/voice/group/call/send/agent';
		const answer = await postJson(bench, path, ITNIO_SAMPLE, SAMPLE_HEADERS);
		expect(answer).toEqual({ code: '0', msg: 'success', data: expect.any(Number) });
		expect(bench.sandbox.ledger.tasks()[0].textsAt(0)).toEqual({
			name: 'Name',
			borrow_total_money: '5000',
			due_date: '2026-02-02',
		});
	});

	it('lists a task in the fields and types of the published record', async () => {
		await start('laaffic');
		await post(bench, '/v3/voice/group/call/send/agent', LAAFFIC_SAMPLE, SAMPLE_HEADERS);
		const answer = await postJson(bench, '/voice/group/call/query', QUERY_SAMPLE, SAMPLE_HEADERS);
		expect(answer).toEqual({
			code: 0,
			msg: 'success',
			data: {
				records: [
					{
						taskId: expect.any(Number),
						taskName: 'I want to test Agent API-16',
						status: 6,
						rate: '0',
						numCnt: 1,
						callNum: 0,
						success: 0,
						fail: 0,
						// 1630468800 is noon in Shanghai.
						createdTime: '2021-09-01 12:00:00',
						scriptId: 41,
						taskType: 3,
						answeredNum: 0,
						asr: '0',
						agentTotalFeetime: 0,
						agentFee: '0.000000',
						chargeLen: 0,
						acd: '0s',
						groupCallPayFee: '0(USD)',
						smsPayFee: '0(USD)',
						taskSumPayFee: '0(USD)',
						sendSmsNum: 0,
					},
				],
				total: 1,
				size: 10,
				current: 1,
				searchCount: true,
				pages: 1,
			},
		});
	});

	it('takes a request at the address that the quick start prints, without /v3', async () => {
		await start('laaffic');
		const path = '/voice/group/call/send/agent';
		const answer = await postJson(bench, path, LAAFFIC_SAMPLE, SAMPLE_HEADERS);
		expect(answer).toMatchObject({ status: '0' });
	});

	it('answers the quick start as printed with -18: its remarks are not JSON', async () => {
		await start('laaffic');
		const path = '/v3/voice/group/call/send/agent';
		const answer = await postJson(bench, path, QUICK_START, SAMPLE_HEADERS);
		expect(answer).toMatchObject({ status: '-18', data: null });
		expect(bench.sandbox.ledger.tasks()).toEqual([]);
	});

	it('takes the signature in capitals as well', async () => {
		await start('laaffic');
		const path = '/v3/voice/group/call/send/agent';
		const headers = { ...SAMPLE_HEADERS, Sign: SAMPLE_HEADERS.Sign.toUpperCase() };
		expect(await postJson(bench, path, LAAFFIC_SAMPLE, headers)).toMatchObject({ status: '0' });
	});
});
