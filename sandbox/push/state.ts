import type { Context } from '../context';
import { Desk } from './desk';
import type { Follower } from './follower';

/** What the sandbox remembers of pushing and of what came back. */
interface PushState {
	follower?: Follower;
	readonly sms: Desk;
	readonly tickets: Desk;
	/** Of the button on the page: how often it was clicked, where to, and what came of it. */
	readonly samples: { count: number; url?: string; words?: string };
}

const states = new WeakMap<Context, PushState>();

export function stateOf(context: Context): PushState {
	const state = states.get(context) ?? {
		sms: new Desk(),
		tickets: new Desk(),
		samples: { count: 0 },
	};
	states.set(context, state);
	return state;
}
