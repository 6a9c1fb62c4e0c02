import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
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
		const effects: EffectFault[] = [];
		let transport: TransportFault | undefined;
		for (const one of this.waiting) {
			if (one.endpoint !== undefined && one.endpoint !== endpoint) continue;
			const { fault } = one;
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
