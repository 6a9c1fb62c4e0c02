import fc from 'fast-check';
import { classifyResponse, type Answer } from '../../../../nodes/LaafficVoiceAgent/api/answer';
import { RequestProblem } from '../../../../nodes/LaafficVoiceAgent/api/errors';
import type { FoundTask, TasksByName } from '../../../../nodes/LaafficVoiceAgent/task/find';
import type { TaskResult } from '../../../../nodes/LaafficVoiceAgent/task/create/plan';
import type { TaskPlatform } from '../../../../nodes/LaafficVoiceAgent/task/create/platform';
import { send } from '../../../../nodes/LaafficVoiceAgent/task/create/send';
import { forgetSends } from '../../../../nodes/LaafficVoiceAgent/task/create/sendLog';
import { settle } from '../../../../nodes/LaafficVoiceAgent/task/create/settle';
import { logOfNewRun, plannedTask } from './plannedTask';
import {
	ACCIDENTS,
	answered,
	http,
	LOST,
	NOT_SENT,
	SimulatedPlatform,
	type Accident,
	type Weather,
} from './simulatedPlatform';

interface Sent {
	/** Whether a task from before may be taken over, if it has as many callees. */
	readonly takeOverExisting?: boolean;
	/** Whether an earlier run has sent this very task, and nobody knows what became of it. */
	readonly mayBeThere?: boolean;
}

const TASK: Sent = {};
const NAME = 'Renewals May';
const CALLEES = 2;
const OURS: FoundTask = { taskId: 77, calleeCount: CALLEES };
const ANOTHER: FoundTask = { taskId: 78, calleeCount: 5 };

type Look = FoundTask | undefined | Error;

/** A platform that plays back answers and looks at the list; the last look stays. */
function scripted(answers: readonly Answer[], looks: readonly Look[] = [undefined]) {
	const log: string[] = [];
	let slept = 0;
	let sends = 0;
	let looked = 0;
	const platform: TaskPlatform = {
		create: async () => {
			log.push('send');
			const answer = answers[sends++];
			if (answer === undefined) throw new Error('One send too many');
			return answer;
		},
		find: async (names) => {
			if (names[0] !== NAME) throw new Error(`Looked for ${names[0]}`);
			log.push('look');
			const look = looks[Math.min(looked++, looks.length - 1)];
			if (look instanceof Error) throw look;
			return named(look);
		},
		sleep: async (milliseconds) => {
			slept += milliseconds;
		},
		isStopped: () => false,
	};
	return { platform, log, slept: () => slept, sends: () => sends };
}

function named(task: FoundTask | undefined): TasksByName {
	return new Map(task === undefined ? [] : [[NAME, task]]);
}

type Ending = TaskResult | RequestProblem;

/** Sends a task whose name was free a moment ago. */
async function createOnce(
	{ takeOverExisting, mayBeThere }: Sent,
	platform: TaskPlatform,
): Promise<TaskResult> {
	forgetSends();
	const task = plannedTask(takeOverExisting ? 'return' : 'fail');
	const log = logOfNewRun();
	if (!mayBeThere) return await send({ kind: 'send', taskName: NAME }, task, { platform, log });
	await log.open(task, NAME);
	const earlier = log.earlier(task);
	return await send({ kind: 'send', taskName: NAME, earlier }, task, { platform, log });
}

async function endingOf(task: Sent, platform: TaskPlatform): Promise<Ending> {
	try {
		return await createOnce(task, platform);
	} catch (error) {
		if (error instanceof RequestProblem) return error;
		throw error;
	}
}

describe('a task that the platform takes', () => {
	it('is sent once, and nothing is looked up', async () => {
		const { platform, log } = scripted([answered('0', 123123)]);
		expect(await createOnce(TASK, platform)).toEqual({
			taskName: 'Renewals May',
			taskId: 123123,
			outcome: 'created',
		});
		expect(log).toEqual(['send']);
	});

	it.each<[string, unknown]>([
		['a text', '123123'],
		['an object with keyId', { keyId: 123123 }],
		['an object with taskId', { taskId: '123123' }],
	])('has its id from %s', async (_form, data) => {
		const { platform } = scripted([answered(0, data)]);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 123123 });
	});

	it('has its id from the list, where the answer names none', async () => {
		const { platform, log } = scripted([answered(0, null)], [OURS]);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 77, outcome: 'created' });
		expect(log).toEqual(['send', 'look']);
	});

	it.each<[string, Look]>([
		['does not show it', undefined],
		['cannot be read', new Error('away')],
	])('has no id where the list %s, but is created', async (_why, look) => {
		const { platform } = scripted([answered(0)], [look]);
		expect(await createOnce(TASK, platform)).toEqual({
			taskName: 'Renewals May',
			taskId: undefined,
			outcome: 'created',
		});
	});
});

describe('an answer that got lost', () => {
	const lostAnswers: Array<[string, Answer]> = [
		['a broken connection', LOST],
		['a gateway that gave up', http(504)],
		['an answer that is not of the platform', http(200)],
		['a fault inside the platform', answered(-18)],
	];

	it.each(lostAnswers)('%s: the task that is there is ours', async (_what, answer) => {
		const { platform, log } = scripted([answer], [OURS]);
		expect(await createOnce(TASK, platform)).toEqual({
			taskName: 'Renewals May',
			taskId: 77,
			outcome: 'confirmed',
		});
		expect(log).toEqual(['send', 'look']);
	});

	it.each(lostAnswers)('%s: the list may lag for half a minute', async (_what, answer) => {
		const { platform, log, slept } = scripted(
			[answer],
			[undefined, new Error('away'), undefined, undefined, OURS],
		);
		expect(await createOnce(TASK, platform)).toMatchObject({ outcome: 'confirmed' });
		expect(log).toEqual(['send', 'look', 'look', 'look', 'look', 'look']);
		expect(slept()).toBeGreaterThanOrEqual(30_000);
	});

	it.each(lostAnswers)('%s: what is not there is sent again', async (_what, answer) => {
		const { platform, sends } = scripted([answer, answered(0, 9)]);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 9, outcome: 'created' });
		expect(sends()).toBe(2);
	});

	it.each(['-41', '-20'])('the name being taken (%s) then means that it arrived', async (code) => {
		const { platform, log } = scripted(
			[LOST, answered(code)],
			[undefined, undefined, undefined, undefined, undefined, OURS],
		);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 77, outcome: 'confirmed' });
		expect(log.filter((entry) => entry === 'send')).toHaveLength(2);
	});

	it('waits until the list counts all callees', async () => {
		const { platform } = scripted([LOST], [{ taskId: 77, calleeCount: 1 }, { taskId: 77 }, OURS]);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 77, outcome: 'confirmed' });
	});

	it('that stays unknown is said in plain words, with what to check', async () => {
		const { platform, sends } = scripted([LOST, LOST, LOST, LOST]);
		const ending = await endingOf(TASK, platform);
		expect(ending).toMatchObject({
			name: 'RequestProblem',
			state: 'unknown',
			message:
				'It is unknown whether the platform accepted the task "Renewals May": the connection broke',
			advice: expect.stringContaining('look for "Renewals May" in the task list'),
		});
		expect(sends()).toBe(4);
	});

	it('stays unknown, even if the last send reached nobody', async () => {
		const { platform } = scripted([LOST, NOT_SENT, NOT_SENT, NOT_SENT]);
		expect(await endingOf(TASK, platform)).toMatchObject({ state: 'unknown' });
	});

	it('stays unknown, even if the platform refuses the repeat', async () => {
		const { platform, sends } = scripted([LOST, answered(-22)]);
		expect(await endingOf(TASK, platform)).toMatchObject({ state: 'unknown' });
		expect(sends()).toBe(2);
	});
});

describe('a request that reached nobody', () => {
	it.each<[string, Answer]>([
		['no connection', NOT_SENT],
		['asked too often', answered(-15)],
		['too often at the gateway', http(429)],
		['a late clock', answered(-16)],
	])('%s: is sent again, without looking', async (_what, answer) => {
		const { platform, log } = scripted([answer, answer, answered(0, 9)]);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 9, outcome: 'created' });
		expect(log).toEqual(['send', 'send', 'send']);
	});

	it('four times is given up, and the truth is that nothing was sent', async () => {
		const { platform, log } = scripted([NOT_SENT, NOT_SENT, NOT_SENT, NOT_SENT]);
		expect(await endingOf(TASK, platform)).toMatchObject({
			state: 'nothing',
			message: 'Nobody answers',
			advice: 'Check it.',
		});
		expect(log).toEqual(['send', 'send', 'send', 'send']);
	});
});

describe('a request that is refused', () => {
	it.each<[string, Answer]>([
		['a bad setting', answered(-22)],
		['too many tasks at once', answered(-37)],
		['a wrong address', http(404)],
		['a redirect', http(302)],
		['a closed door', http(403)],
	])('%s: is not sent again', async (_what, answer) => {
		const { platform, log } = scripted([answer]);
		expect(await endingOf(TASK, platform)).toMatchObject({ state: 'nothing' });
		expect(log).toEqual(['send']);
	});

	it('with a code that no page explains is no certain refusal: it is looked up', async () => {
		const { platform, log } = scripted([answered(-999)], [OURS]);
		expect(await createOnce(TASK, platform)).toMatchObject({ taskId: 77, outcome: 'confirmed' });
		expect(log).toEqual(['send', 'look']);
	});

	it('with a code that no page explains, and not there, is unknown and not sent again', async () => {
		const { platform, sends } = scripted([answered(-999)]);
		expect(await endingOf(TASK, platform)).toMatchObject({ state: 'unknown' });
		expect(sends()).toBe(1);
	});

	it('by a fault of the server, whatever code it writes, is no certain refusal', async () => {
		const fault = classifyResponse({
			status: 500,
			body: { code: -1, msg: 'system error' },
			receivedAt: 0,
		});
		const { platform } = scripted([fault], [OURS]);
		expect(await createOnce(TASK, platform)).toMatchObject({ outcome: 'confirmed' });
	});

	it('carries its code, and the words of the platform', async () => {
		const { platform } = scripted([answered(-60)]);
		expect(await endingOf(TASK, platform)).toMatchObject({
			message: expect.stringContaining('(code -60, "said so")'),
			details: { code: '-60', httpStatus: 200 },
		});
	});
});

describe('a task that an earlier run may have sent', () => {
	const AGAIN: Sent = { ...TASK, mayBeThere: true };

	it('is ours if the platform has the name', async () => {
		const { platform } = scripted([answered(-41)], [OURS]);
		expect(await createOnce(AGAIN, platform)).toMatchObject({ taskId: 77, outcome: 'confirmed' });
	});

	it.each<[string, Answer[]]>([
		['reaches nobody', [NOT_SENT, NOT_SENT, NOT_SENT, NOT_SENT]],
		['is refused', [answered(-22)]],
		['finds the name taken', [answered(-41)]],
	])('stays unknown if the repeat %s', async (_how, answers) => {
		const { platform } = scripted(answers);
		expect(await endingOf(AGAIN, platform)).toMatchObject({ state: 'unknown' });
	});
});

describe('a workflow that the user stops', () => {
	it('sends nothing', async () => {
		const { platform, log } = scripted([]);
		const stopped = { ...platform, isStopped: () => true };
		expect(await endingOf(TASK, stopped)).toMatchObject({
			state: 'nothing',
			message: 'The workflow was stopped before the task "Renewals May" was sent',
		});
		expect(log).toEqual([]);
	});

	it('sends nothing more, looks once, and tells the truth', async () => {
		const { platform, log, sends } = scripted([LOST]);
		const stopped = { ...platform, isStopped: () => sends() > 0 };
		expect(await endingOf(TASK, stopped)).toMatchObject({ state: 'unknown' });
		expect(log).toEqual(['send', 'look']);
	});
});

describe('a name that was free a moment before, and is taken now', () => {
	const codes = ['-41', '-20'];

	it.each(codes)('%s: of the same size it may be this very task, delivered twice', async (code) => {
		const { platform, sends } = scripted([answered(code)], [OURS]);
		const ending = await endingOf(TASK, platform);
		expect(ending).toMatchObject({ state: 'unknown', details: { code } });
		expect((ending as RequestProblem).message).toContain('the name was free a moment before');
		expect((ending as RequestProblem).advice).toContain("'Return Existing Task'");
		expect(sends()).toBe(1);
	});

	it.each(codes)(
		'%s: of another size it is another campaign, and nothing was sent',
		async (code) => {
			const { platform } = scripted([answered(code)], [ANOTHER]);
			expect(await endingOf(TASK, platform)).toMatchObject({
				state: 'nothing',
				advice: "Choose another 'Task Name'.",
			});
		},
	);

	it('is taken over where that is wanted and the number of callees is the same', async () => {
		const { platform } = scripted([answered(-41)], [OURS]);
		expect(await endingOf({ takeOverExisting: true }, platform)).toEqual({
			taskName: NAME,
			taskId: 77,
			outcome: 'existing',
			found: OURS,
		});
	});

	it.each<[string, Look]>([
		['does not show', undefined],
		['cannot be read', new Error('away')],
	])('is unknown where the list %s', async (_what, look) => {
		const { platform, sends } = scripted([answered(-41)], [look]);
		expect(await endingOf({ takeOverExisting: true }, platform)).toMatchObject({
			state: 'unknown',
		});
		expect(sends()).toBe(1);
	});
});

describe('a task that is there, but calls nobody', () => {
	it.each([
		[3, 'its submission failed'],
		[4, 'it was cancelled'],
	])('in state %d is no success', async (stateCode, why) => {
		const { platform, sends } = scripted([LOST], [{ ...OURS, stateCode }]);
		const ending = await endingOf(TASK, platform);
		expect(ending).toMatchObject({ name: 'RequestProblem' });
		expect((ending as RequestProblem).message).toContain(`${why}, so it calls nobody any more`);
		expect(sends()).toBe(1);
	});

	it.each([0, 1, 2, 5, 6])('in state %d is ours', async (stateCode) => {
		const { platform } = scripted([LOST], [{ ...OURS, stateCode }]);
		expect(await endingOf(TASK, platform)).toMatchObject({ outcome: 'confirmed', taskId: 77 });
	});
});

/** A code of the platform under the HTTP status of a fault. */
function http500(code: number): Answer {
	return classifyResponse({ status: 500, body: { code, msg: 'said so' }, receivedAt: 0 });
}

const KINDS = {
	success: answered(0, 9),
	lost: LOST,
	fault: answered(-18),
	notSent: NOT_SENT,
	tooOften: answered(-15),
	nameTaken: answered(-41),
	refused: answered(-22),
	unknownCode: answered(-999),
	refusedInAFault: http500(-22),
	wrongAddress: http(404),
} as const satisfies Record<string, Answer>;
type Kind = keyof typeof KINDS;

const LEAVES_OPEN: readonly Kind[] = ['lost', 'fault', 'refusedInAFault'];
const REACHED_NOBODY: readonly Kind[] = ['notSent', 'tooOften'];
const GOES_ON: readonly Kind[] = [...LEAVES_OPEN, ...REACHED_NOBODY];

/** All ways in which up to four sends can be answered; nothing comes after an answer that ends. */
function sequences(length: number): Kind[][] {
	if (length === 0) return [[]];
	return (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
		GOES_ON.includes(kind) ? sequences(length - 1).map((rest) => [kind, ...rest]) : [[kind]],
	);
}

describe('every kind of answer at every place', () => {
	const all = sequences(4);
	const looks: ReadonlyArray<readonly [string, Look]> = [
		['there', OURS],
		['not there', undefined],
		['another', ANOTHER],
		['unreadable', new Error('away')],
	];

	it.each(looks)('with a list where the task is %s', async (_name, look) => {
		for (const sequence of all) {
			await checkEnding(sequence, look, false);
			await checkEnding(sequence, look, true);
		}
	});

	async function checkEnding(sequence: Kind[], look: Look, takeOverExisting: boolean) {
		const script = scripted(
			sequence.map((kind) => KINDS[kind]),
			[look],
		);
		const ending = await endingOf({ ...TASK, takeOverExisting }, script.platform);
		const sent = sequence.slice(0, script.sends());
		const last = sent[sent.length - 1];
		const isOpen = sent.some((kind) => LEAVES_OPEN.includes(kind) || kind === 'unknownCode');
		// A name that was free a moment before: only a task of another size is certainly not ours.
		const isDoubtful = last === 'nameTaken' && look !== ANOTHER;
		const where = `${sent.join(', ')} -> ${JSON.stringify(ending)}`;

		// The script itself fails on a send after an answer that ends.
		if (ending instanceof RequestProblem) {
			const isTrue = ending.state === (isOpen || isDoubtful ? 'unknown' : 'nothing');
			if (!isTrue || last === 'success') throw new Error(`Not the truth: ${where}`);
			if (isOpen && look === OURS) throw new Error(`Our task was overlooked: ${where}`);
			return;
		}
		const isRight = {
			validated: false,
			created: last === 'success' && ending.taskId === 9,
			confirmed: isOpen && last !== 'success' && look === OURS,
			existing: !isOpen && takeOverExisting && look === OURS,
		}[ending.outcome];
		if (!isRight) throw new Error(`Not the truth: ${where}`);
	}
});

const accident = fc.constantFrom(...(Object.keys(ACCIDENTS) as Accident[]));
const weather: fc.Arbitrary<Weather> = fc.record({
	accidents: fc.array(accident, { maxLength: 12 }),
	failingLooks: fc.array(fc.boolean(), { maxLength: 40 }),
	lag: fc.constantFrom(0, 500, 5_000, 29_000, 45_000, 120_000),
	countLag: fc.constantFrom(0, 0, 2_000, 20_000),
	namesNoId: fc.boolean(),
	nameTakenCode: fc.constantFrom('-41', '-20'),
});
const LONGER_THAN_ANY_LAG = 200_000;

describe('in any weather', () => {
	it('what is reported is what the platform has', async () => {
		await fc.assert(
			fc.asyncProperty(weather, fc.boolean(), async (faults, takeOverExisting) => {
				const platform = new SimulatedPlatform(faults);
				const ending = await endingOf({ ...TASK, takeOverExisting }, platform);
				expect(platform.sends).toBeLessThanOrEqual(4);
				expect(platform.tasks.length).toBeLessThanOrEqual(1);
				if (ending instanceof RequestProblem) {
					if (ending.state === 'nothing') expect(platform.tasks).toEqual([]);
					return;
				}
				expect(ending.outcome).not.toBe('existing');
				expect(platform.tasks).toHaveLength(1);
				const [{ taskId, taskName, calleeCount }] = platform.tasks;
				expect(ending.taskName).toBe(taskName);
				expect(calleeCount).toBe(CALLEES);
				if (ending.outcome === 'confirmed') expect(ending.taskId).toBe(taskId);
				else expect([taskId, undefined]).toContain(ending.taskId);
			}),
			{ seed: 20310501, numRuns: 5_000 },
		);
	});

	it('whoever follows the advice until it works has called everybody exactly once', async () => {
		await fc.assert(
			fc.asyncProperty(weather, async (faults) => {
				const platform = new SimulatedPlatform(faults);
				const outcomes: string[] = [];
				for (let run = 0; run < 60 && outcomes.at(-1) !== 'existing'; run++) {
					outcomes.push(await campaign(platform, run > 0));
				}
				expect(outcomes.at(-1)).toBe('existing');
				expect(platform.tasks.map(({ taskName }) => taskName)).toEqual([NAME]);
			}),
			{ seed: 20310502, numRuns: 3_000 },
		);
	});

	/** A run of the node in an n8n that was started anew: looks the name up, then sends. */
	async function campaign(platform: SimulatedPlatform, isRepeat: boolean): Promise<string> {
		await platform.sleep(LONGER_THAN_ANY_LAG);
		forgetSends();
		const task = plannedTask(isRepeat ? 'return' : 'fail');
		const run = { platform, log: logOfNewRun() };
		try {
			const settled = await settle(task, run);
			return (await send(settled, task, run)).outcome;
		} catch {
			return 'failed';
		}
	}
});
