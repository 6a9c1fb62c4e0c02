import { INDUSTRIES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Industry } from '../../nodes/LaafficVoiceAgent/api/facts';
import { fraction } from './random';

interface OutcomeFact {
	/** How often it happens, in a hundred calls. */
	readonly share: number;
	/** Whether somebody or something picked up: the platform counts both as a success. */
	readonly connected: boolean;
	readonly ring: readonly [least: number, most: number];
	readonly talk: readonly [least: number, most: number];
	readonly intents: (industry: Industry) => readonly string[];
	readonly sipCode: string;
	/** The state as the newest report page numbers it. */
	readonly callStatus: number;
}

const CONNECTED_NOT = () => ['99999'];
const NOT_CALLED = () => ['99998'];
const voicemailIntents = (industry: Industry) => INDUSTRIES[industry].voicemail;
const spokenIntents = (industry: Industry): readonly string[] => {
	const machine: readonly string[] = INDUSTRIES[industry].voicemail;
	return INDUSTRIES[industry].intents
		.map(([code]) => code)
		.filter((code) => !machine.includes(code));
};

/** How simulated calls end. The shares are an invention; the codes are the vendor's. */
export const OUTCOMES = {
	answered: {
		share: 55,
		connected: true,
		ring: [3, 20],
		talk: [8, 110],
		intents: spokenIntents,
		sipCode: '200',
		callStatus: 50,
	},
	voicemail: {
		share: 12,
		connected: true,
		ring: [15, 30],
		talk: [3, 20],
		intents: voicemailIntents,
		sipCode: '200',
		callStatus: 40,
	},
	notAnswered: {
		share: 18,
		connected: false,
		ring: [30, 60],
		talk: [0, 0],
		intents: CONNECTED_NOT,
		sipCode: '480',
		callStatus: 20,
	},
	busy: {
		share: 7,
		connected: false,
		ring: [1, 5],
		talk: [0, 0],
		intents: CONNECTED_NOT,
		sipCode: '486',
		callStatus: 10,
	},
	failed: {
		share: 5,
		connected: false,
		ring: [0, 0],
		talk: [0, 0],
		intents: CONNECTED_NOT,
		sipCode: '503',
		callStatus: 60,
	},
	notCalled: {
		share: 3,
		connected: false,
		ring: [0, 0],
		talk: [0, 0],
		intents: NOT_CALLED,
		sipCode: '',
		callStatus: 60,
	},
} as const satisfies Record<string, OutcomeFact>;

type OutcomeName = keyof typeof OUTCOMES;

export interface CallOutcome {
	readonly outcome: OutcomeName;
	readonly connected: boolean;
	readonly intentCode: string;
	readonly ringSeconds: number;
	readonly talkSeconds: number;
}

/** What the outcome depends on: nothing but this, so that a run can be repeated. */
export interface CallSeed {
	readonly seed: number;
	readonly taskHash: number;
	readonly industry: Industry;
}

const NAMES = Object.keys(OUTCOMES) as OutcomeName[];
const [KIND, INTENT, RING, TALK] = [1, 2, 3, 4] as const;

function pickOutcome(share: number): OutcomeName {
	let left = share * 100;
	for (const name of NAMES) {
		left -= OUTCOMES[name].share;
		if (left < 0) return name;
	}
	return 'notCalled';
}

const within = ([least, most]: readonly [number, number], share: number) =>
	least + Math.floor(share * (most - least + 1));

/** How the call to one callee of a task ends. */
export function outcomeOf({ seed, taskHash, industry }: CallSeed, row: number): CallOutcome {
	const chance = (purpose: number) => fraction(seed, taskHash, row, purpose);
	const outcome = pickOutcome(chance(KIND));
	const fact: OutcomeFact = OUTCOMES[outcome];
	const intents = fact.intents(industry);
	return {
		outcome,
		connected: fact.connected,
		intentCode: intents[Math.floor(chance(INTENT) * intents.length)],
		ringSeconds: within(fact.ring, chance(RING)),
		talkSeconds: within(fact.talk, chance(TALK)),
	};
}
