import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import { isFields } from '../fields';
import { FAULT_KINDS, isEffect } from './kinds';
import type { EffectFault, Fault, TransportFault } from './kinds';

interface Waiting {
	readonly fault: Fault;
	readonly endpoint: Endpoint | undefined;
	skip: number;
	left: number;
}

/** What strikes one request. */
export interface Struck {
	readonly transport: TransportFault | undefined;
	readonly effects: readonly EffectFault[];
}

export const NOTHING: Struck = { transport: undefined, effects: [] };

const toWaiting = (fault: Fault): Waiting => {
	const kind: { times: number | 'always'; endpoint?: Endpoint } = FAULT_KINDS[fault.kind];
	const times = fault.times ?? kind.times;
	return {
		fault,
		endpoint: fault.endpoint ?? kind.endpoint,
		skip: fault.skip ?? 0,
		left: times === 'always' ? Infinity : times,
	};
};

function nameIn(body: Buffer): string {
	try {
		const fields: unknown = JSON.parse(body.toString('utf8'));
		return isFields(fields) && typeof fields['taskName'] === 'string' ? fields['taskName'] : '';
	} catch {
		return '';
	}
}

/** The faults that are switched on, in the order in which they were. */
export class FaultQueue {
	private waiting: Waiting[] = [];

	add(...faults: Fault[]): void {
		for (const { kind } of faults) {
			if (!Object.hasOwn(FAULT_KINDS, kind)) throw new Error(`There is no fault called "${kind}"`);
		}
		this.waiting.push(...faults.map(toWaiting));
	}

	clear(): void {
		this.waiting = [];
	}

	/** Those that have not struck as often as they should, with how often they still will. */
	pending(): Array<{ fault: Fault; left: number | 'always' }> {
		return this.waiting.map(({ fault, left }) => ({
			fault,
			left: left === Infinity ? 'always' : left,
		}));
	}

	/** Takes the faults for a request: each effect that matches, and the first on the way. */
	strike(endpoint: Endpoint): Struck {
		return this.take(endpoint, NOTHING, ({ taskName }) => taskName === undefined);
	}

	/** Takes those for a certain task too, once its request has been read. */
	strikeTask(endpoint: Endpoint, body: Buffer, before: Struck): Struck {
		if (this.waiting.every(({ fault }) => fault.taskName === undefined)) return before;
		const name = nameIn(body);
		return this.take(
			endpoint,
			before,
			({ taskName }) => taskName !== undefined && name.includes(taskName),
		);
	}

	private take(endpoint: Endpoint, before: Struck, matches: (fault: Fault) => boolean): Struck {
		const effects = [...before.effects];
		let { transport } = before;
		for (const one of this.waiting) {
			if (one.endpoint !== undefined && one.endpoint !== endpoint) continue;
			const { fault } = one;
			if (!matches(fault)) continue;
			if (!isEffect(fault) && transport !== undefined) continue;
			if (one.skip > 0) {
				one.skip--;
				continue;
			}
			one.left--;
			if (isEffect(fault)) effects.push(fault);
			else transport = fault;
		}
		this.waiting = this.waiting.filter(({ left }) => left > 0);
		return { transport, effects };
	}
}
