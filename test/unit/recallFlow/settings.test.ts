import { InputProblem } from '../../../nodes/LaafficVoiceAgent/api/errors';
import {
	recallFlow,
	type RecallChoice,
} from '../../../nodes/LaafficVoiceAgent/recallFlow/settings';

const CHOICE: RecallChoice = {
	recallType: 1,
	recallInterval: 30,
	agents: ['41', '41'],
	industry: 'other',
	intents: [],
	additionalIntentCodes: [],
};
const BY_INTENT: RecallChoice = { ...CHOICE, recallType: 3, industry: 'marketing' };

describe('a recall flow', () => {
	it('calls the failed ones again, with the count of its agents', () => {
		expect(recallFlow(CHOICE)).toEqual({
			recallType: 1,
			recallInterval: 30,
			recallNum: 2,
			nodeList: [{ agentId: '41' }, { agentId: '41' }],
		});
	});

	it('can call with another agent each time', () => {
		expect(recallFlow({ ...CHOICE, agents: ['41', '42', '43'] })).toMatchObject({
			recallNum: 3,
			nodeList: [{ agentId: '41' }, { agentId: '42' }, { agentId: '43' }],
		});
	});

	it.each<[unknown, number]>([
		[0, 0],
		['0', 0],
		[1, 1],
		['3', 3],
	])('takes the condition %j', (recallType, sent) => {
		expect(recallFlow({ ...BY_INTENT, recallType, intents: ['99999'] })).toMatchObject({
			recallType: sent,
		});
	});

	it.each<[unknown]>([[2], [4], [''], [null], ['constructor'], ['1.5'], [-1]])(
		'refuses the condition %j',
		(recallType) => {
			expect(() => recallFlow({ ...CHOICE, recallType })).toThrow(InputProblem);
		},
	);

	it.each<[unknown]>([[1], [1440], ['60']])('waits %j minutes', (recallInterval) => {
		expect(recallFlow({ ...CHOICE, recallInterval })).toMatchObject({
			recallInterval: Number(recallInterval),
		});
	});

	it.each<[unknown]>([[0], [1441], [1.5], [''], ['soon'], [null], [Number.NaN]])(
		'does not wait %j minutes',
		(recallInterval) => {
			expect(() => recallFlow({ ...CHOICE, recallInterval })).toThrow(
				/'Recall Interval \(Minutes\)'.*from 1 to 1440 minutes/,
			);
		},
	);

	it.each([1, 10])('recalls %d times', (count) => {
		const agents = Array.from({ length: count }, () => '41');
		expect(recallFlow({ ...CHOICE, agents })).toMatchObject({ recallNum: count });
	});

	it.each([0, 11])('does not recall %d times', (count) => {
		const agents = Array.from({ length: count }, () => '41');
		expect(() => recallFlow({ ...CHOICE, agents })).toThrow(/from 1 to 10 recalls/);
	});
});

describe('recalls by intent', () => {
	it('send the chosen codes, each once, as texts', () => {
		const choice = {
			...BY_INTENT,
			intents: ['302', '99999'],
			additionalIntentCodes: ['302', '101'],
		};
		expect(recallFlow(choice)).toMatchObject({ recallIntent: ['302', '99999', '101'] });
	});

	it('are the only ones to send codes', () => {
		expect(recallFlow({ ...BY_INTENT, recallType: 1, intents: ['302'] })).not.toHaveProperty(
			'recallIntent',
		);
	});

	it('need a code', () => {
		expect(() => recallFlow(BY_INTENT)).toThrow("'Recall Intents' is empty");
	});

	it.each(['3O2', '30 2', '-1', '1234567890', '３０２', 'voicemail'])('refuse %j', (code) => {
		const choice = { ...BY_INTENT, additionalIntentCodes: [code] };
		expect(() => recallFlow(choice)).toThrow(`"${code}", which is not a code`);
	});

	it('refuse a code of another industry, which the platform would', () => {
		expect(() => recallFlow({ ...BY_INTENT, intents: ['201'] })).toThrow(
			"The intent 201 belongs to 'Financial Collection-V1', but 'Industry' is 'Financial Marketing'",
		);
	});

	it.each<[RecallChoice['industry'], string]>([
		['collectionV1', '205'],
		['collectionV2', '205'],
		['collectionV2', '2024'],
		['emergencyContact', '4010'],
		['marketing', '99998'],
		['other', '201'],
		['marketing', '101'],
	])('%s takes %s', (industry, code) => {
		expect(recallFlow({ ...BY_INTENT, industry, intents: [code] })).toMatchObject({
			recallIntent: [code],
		});
	});
});
