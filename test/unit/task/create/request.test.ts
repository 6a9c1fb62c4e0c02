import fc from 'fast-check';
import { entryWriter, inJson } from '../../../../nodes/LaafficVoiceAgent/task/callees/entries';
import {
	encodeCreateRequest,
	type TaskHead,
} from '../../../../nodes/LaafficVoiceAgent/task/create/request';
import { listsOf, type PlainCallee } from '../../../support/callees';

const HEAD: TaskHead = { appId: '2Xql9RBI', taskName: 'Renewals May', agentId: 41 };

/** What JavaScript makes of the same request as one plain object. */
const plain = (head: TaskHead, callees: readonly object[]) =>
	Buffer.from(JSON.stringify({ ...head, numberInfoList: callees }));

const encoded = (head: TaskHead, callees: readonly PlainCallee[]) =>
	encodeCreateRequest(head, listsOf(callees, 200_000)[0] ?? { entries: [] });

describe('a create request', () => {
	it('is JSON with the callees behind the rest', () => {
		const body = encoded(HEAD, [{ calleeNumber: '919777654321', text1: 'David' }]);
		expect(body.toString()).toBe(
			'{"appId":"2Xql9RBI","taskName":"Renewals May","agentId":41,' +
				'"numberInfoList":[{"calleeNumber":"919777654321","text1":"David"}]}',
		);
	});

	it('leaves out what is not set, such as the time of a start at once', () => {
		const body = encoded({ ...HEAD, sendTime: undefined, maxCalls: undefined }, []);
		expect(JSON.parse(body.toString())).toEqual({ ...HEAD, numberInfoList: [] });
		expect(body.toString()).not.toContain('sendTime');
	});

	it.each([0, 1, 499, 500, 501, 1_000, 12_345])('is right for %d callees', (count) => {
		const callees = Array.from({ length: count }, (_, row) => ({
			calleeNumber: String(919778000000 + row),
			text1: `Ünïcødé 😀 "${row}" \\ \n \u2028`,
			text2: 'अशोक',
		}));
		expect(encoded(HEAD, callees).equals(plain(HEAD, callees))).toBe(true);
	});

	it('has the same bytes as the plain object, whatever stands in it', () => {
		const text = fc.string({ unit: 'binary' });
		const head = fc.record(
			{
				appId: text,
				taskName: text,
				agentId: fc.nat(),
				displayNum: fc.option(text, { nil: undefined }),
				maxCalls: fc.nat(),
				enableRecording: fc.constantFrom(0 as const, 1 as const),
				sendTime: fc.constantFrom('2031-05-01 09:30:00', undefined),
				allowSendTime: fc.array(fc.record({ strTime: text, endTime: text }), { maxLength: 3 }),
				recallFlow: fc.dictionary(text, fc.jsonValue()),
			},
			{ requiredKeys: ['appId', 'taskName', 'agentId'] },
		);
		const names = fc.uniqueArray(text, { minLength: 1, maxLength: 5 });
		const texts = fc.array(text, { minLength: 5, maxLength: 5 });
		const number = fc.stringMatching(/^[1-9]\d{5,17}$/);
		const callees = fc.array(fc.tuple(number, texts), { maxLength: 8 });
		fc.assert(
			fc.property(head, names, callees, fc.boolean(), (one, sent, others, inCallInformation) => {
				const variables = sent
					.filter((name) => !/^\d+$|^__proto__$|^calleeNumber$/.test(name))
					.map((sentAs) => ({ sentAs }));
				const write = entryWriter({ variables, inCallInformation });
				const entries: string[] = [];
				const objects = others.map(([calleeNumber, all]) => {
					entries.push(write(calleeNumber, all.map(inJson)));
					const filled = variables
						.map(({ sentAs }, index) => [sentAs, all[index]])
						.filter(([, filling]) => filling !== '');
					const map = Object.fromEntries(filled) as Record<string, string>;
					return inCallInformation
						? { calleeNumber, callInformation: map }
						: { calleeNumber, ...map };
				});
				const body = encodeCreateRequest(one, { entries });
				expect(body.toString()).toBe(plain(one, objects).toString());
			}),
			{ seed: 20310501, numRuns: 2_000 },
		);
	});
});
