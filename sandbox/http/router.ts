import { ENDPOINTS } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { SandboxOptions } from '../options';

interface Route {
	readonly endpoint: Endpoint;
	readonly method: string;
}

const ANY_PREFIX = ['', '/v3'] as const;

/** Every path that the platform answers: those that its own pages print, or all that any page does. */
export function createRoutes({
	platform,
	anyPrefix,
}: Pick<SandboxOptions, 'platform' | 'anyPrefix'>): ReadonlyMap<string, Route> {
	const routes = new Map<string, Route>();
	for (const endpoint of Object.keys(ENDPOINTS) as Endpoint[]) {
		const fact = ENDPOINTS[endpoint];
		const ownPaths: Partial<Record<string, string>> = 'pathOn' in fact ? fact.pathOn : {};
		const route = { endpoint, method: fact.method };
		if (!anyPrefix) {
			const path = ownPaths[platform] ?? fact.path;
			const also: Partial<Record<string, string>> = 'alsoPrefix' in fact ? fact.alsoPrefix : {};
			for (const prefix of [fact.prefix[platform], also[platform]]) {
				if (prefix !== undefined) routes.set(prefix + path, route);
			}
			continue;
		}
		for (const path of [fact.path, ...Object.values(ownPaths)]) {
			for (const prefix of ANY_PREFIX) routes.set(`${prefix}${path}`, route);
		}
	}
	return routes;
}
