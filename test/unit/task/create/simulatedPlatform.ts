import { classifyResponse, type Answer } from '../../../../nodes/LaafficVoiceAgent/api/answer';
import type { TaskPlatform } from '../../../../nodes/LaafficVoiceAgent/task/create/platform';
import type { TasksByName } from '../../../../nodes/LaafficVoiceAgent/task/find';

/** The answer that the platform itself writes, with a code. */
export function answered(code: string | number, data?: unknown): Answer {
	return classifyResponse({ status: 200, body: { code, msg: 'said so', data }, receivedAt: 0 });
}

/** The answer of somebody on the way, in HTML. */
export function http(status: number): Answer {
	return classifyResponse({ status, body: '<html></html>', receivedAt: 0 });
}

export const LOST: Answer = { kind: 'lost', problem: 'The connection broke', advice: 'Try again.' };
export const NOT_SENT: Answer = { kind: 'notSent', problem: 'Nobody answers', advice: 'Check it.' };

/** What can become of a send on its way to the platform and back. */
export const ACCIDENTS = {
	none: { arrives: true },
	answerLost: { arrives: true, instead: LOST },
	requestLost: { arrives: false, instead: LOST },
	notSent: { arrives: false, instead: NOT_SENT },
	gatewayGaveUp: { arrives: true, instead: http(504) },
	gatewayDown: { arrives: false, instead: http(502) },
	tooOften: { arrives: false, instead: answered('-15') },
	tooOftenAtTheGateway: { arrives: false, instead: http(429) },
	clock: { arrives: false, instead: answered('-16') },
	faultAfterwards: { arrives: true, instead: answered('-18') },
	faultBefore: { arrives: false, instead: answered('-18') },
	refused: { arrives: false, instead: answered('-22') },
	wrongAddress: { arrives: false, instead: http(404) },
} as const satisfies Record<string, { arrives: boolean; instead?: Answer }>;

export type Accident = keyof typeof ACCIDENTS;

export interface Weather {
	/** What happens to each send; nothing does when they have run out. */
	readonly accidents: readonly Accident[];
	/** Which of the look-ups fail. */
	readonly failingLooks: readonly boolean[];
	/** How long a new task takes to show in the list, in milliseconds. */
	readonly lag: number;
	/** How long the list counts too few callees after that. */
	readonly countLag: number;
	readonly namesNoId: boolean;
	readonly nameTakenCode: '-41' | '-20';
}

interface SimulatedTask {
	readonly taskId: number;
	readonly taskName: string;
	readonly calleeCount: number;
	readonly createdAt: number;
}

/** A platform that takes each task name once, with a list that lags, on a clock of its own. */
export class SimulatedPlatform implements TaskPlatform {
	readonly tasks: SimulatedTask[] = [];

	sends = 0;

	private looks = 0;

	private now = 0;

	constructor(private readonly weather: Weather) {}

	readonly create = async (body: Buffer): Promise<Answer> => {
		const accident = ACCIDENTS[this.weather.accidents[this.sends++] ?? 'none'];
		const answer = accident.arrives ? this.accept(body) : undefined;
		if ('instead' in accident) return accident.instead;
		return answer ?? NOT_SENT;
	};

	readonly find = async (names: readonly string[]): Promise<TasksByName> => {
		if (this.weather.failingLooks[this.looks++] === true) throw new Error('The list is away');
		const { lag, countLag } = this.weather;
		const shown = this.tasks.filter(
			({ taskName, createdAt }) => names.includes(taskName) && this.now >= createdAt + lag,
		);
		return new Map(
			shown.map(({ taskName, taskId, calleeCount, createdAt }) => {
				const isCounted = this.now >= createdAt + lag + countLag;
				return [taskName, { taskId, calleeCount: isCounted ? calleeCount : 0 }];
			}),
		);
	};

	readonly isStopped = () => false;

	readonly sleep = async (milliseconds: number): Promise<void> => {
		this.now += milliseconds;
	};

	private accept(body: Buffer): Answer {
		const { taskName, numberInfoList } = JSON.parse(body.toString()) as {
			taskName: string;
			numberInfoList: unknown[];
		};
		if (this.tasks.some((task) => task.taskName === taskName)) {
			return answered(this.weather.nameTakenCode);
		}
		const taskId = 5_000_000 + this.tasks.length;
		this.tasks.push({
			taskId,
			taskName,
			calleeCount: numberInfoList.length,
			createdAt: this.now,
		});
		return answered(0, this.weather.namesNoId ? null : taskId);
	}
}
