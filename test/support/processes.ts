/**
 * Other processes of one n8n installation, such as workers in queue mode. Each has a copy of the
 * node's code for itself; they share n8n's store and the platform, and nothing else.
 *
 * @example
 * const [first, second] = [await startProcess(), await startProcess()];
 * const dead = first.dies('afterAnswer');
 * void runNode({ nodeType: first.nodeType, … });
 * await dead;
 * await runNode({ nodeType: second.nodeType, … });
 */
import * as workflow from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { ENDPOINTS } from '../../nodes/LaafficVoiceAgent/api/facts';
import type * as sends from './sends';

/** When it dies: before a create request leaves, or when its answer is there, but not yet read. */
type Death = 'beforeSend' | 'afterAnswer';

export interface Process {
	/** The node as this process has it. */
	readonly nodeType: INodeType;
	/**
	 * Lets it be killed around one of its next create requests; resolves when it is dead. Nothing
	 * that it was about to do ever happens.
	 */
	readonly dies: (when: Death, skip?: number) => Promise<void>;
	/** Starts it anew: it knows nothing of what was before. */
	readonly restart: () => void;
}

export async function startProcess(): Promise<Process> {
	const { LaafficVoiceAgent, forgetSends } = await copyOfTheNode();
	let life = new Life();
	return {
		nodeType: mortal(new LaafficVoiceAgent(), () => life),
		dies: async (when, skip = 0) => await life.untilDeath(when, skip),
		restart: () => {
			forgetSends();
			life = new Life();
		},
	};
}

/** The modules of the node once more. Those of n8n stay the same, as its errors are told by class. */
async function copyOfTheNode() {
	let copy: Pick<typeof sends, 'forgetSends'> & {
		LaafficVoiceAgent: new () => INodeType;
	};
	await jest.isolateModulesAsync(async () => {
		jest.doMock('n8n-workflow', () => workflow);
		const [{ LaafficVoiceAgent }, { forgetSends }] = [
			await import('../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node'),
			await import('./sends'),
		];
		copy = { LaafficVoiceAgent, forgetSends };
	});
	return copy!;
}

const never = async (): Promise<never> => await new Promise<never>(() => {});

class Life {
	private isOver = false;
	private death: { readonly when: Death; skip: number; readonly tell: () => void } | undefined;

	async untilDeath(when: Death, skip: number): Promise<void> {
		await new Promise<void>((tell) => {
			this.death = { when, skip, tell };
		});
	}

	/** Does something that leaves the process. Whoever is dead neither does it nor hears of it. */
	async through<T>(act: () => Promise<T>, url = ''): Promise<T> {
		const isCreate = url.endsWith(ENDPOINTS.createTask.path);
		const death = isCreate && this.death && this.death.skip-- === 0 ? this.death : undefined;
		if (death?.when === 'beforeSend') this.die();
		if (this.isOver) return await never();
		try {
			return await act();
		} finally {
			if (death) this.die();
			if (this.isOver) await never();
		}
	}

	private die(): void {
		this.isOver = true;
		this.death?.tell();
	}
}

/** The node type, whose way out of the process ends with the process. */
function mortal(nodeType: INodeType, lifeNow: () => Life): INodeType {
	const execute = nodeType.execute!;
	nodeType.execute = async function (this: IExecuteFunctions) {
		const life = lifeNow();
		const helpers = guarded(this.helpers, life);
		const context = withMember(this, 'helpers', helpers);
		return await life.through(async () => await execute.call(context));
	};
	return nodeType;
}

type Helpers = IExecuteFunctions['helpers'];

/** Requests and n8n's store: all that the node does outside of its process. */
function guarded(helpers: Helpers, life: Life): Helpers {
	const { httpRequestWithAuthentication: request } = helpers;
	const { checkProcessedAndRecord, removeProcessed, clearAllProcessedItems } = helpers;
	return {
		...helpers,
		async httpRequestWithAuthentication(type: string, options: IHttpRequestOptions, more) {
			const send = async (): Promise<unknown> => await request.call(this, type, options, more);
			return await life.through(send, options.url);
		},
		checkProcessedAndRecord: async (...asked) =>
			await life.through(async () => await checkProcessedAndRecord(...asked)),
		removeProcessed: async (...asked) =>
			await life.through(async () => await removeProcessed(...asked)),
		clearAllProcessedItems: async (...asked) =>
			await life.through(async () => await clearAllProcessedItems(...asked)),
	};
}

/** The same object, but for one member. */
function withMember<T extends object, Key extends keyof T>(from: T, key: Key, value: T[Key]): T {
	return new Proxy(from, {
		get: (target, asked) => {
			if (asked === key) return value;
			const member: unknown = Reflect.get(target, asked, target);
			return typeof member === 'function' ? (member.bind(target) as unknown) : member;
		},
	});
}
