import { listOf } from '../api/coerce';

/** An address as a list of 16-bit groups: two for IPv4, eight for IPv6. */
type Groups = readonly number[];

interface Network {
	readonly groups: Groups;
	/** How many bits from the left have to be the same. */
	readonly bits: number;
}

const GROUP_BITS = 16;

/** IPv4 in dotted form. Leading zeros are refused, because some programs read them as octal. */
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function ipv4Groups(text: string): Groups | undefined {
	const match = IPV4.exec(text);
	if (match === null) return undefined;
	const parts = match.slice(1);
	if (parts.some((part) => Number(part) > 255 || String(Number(part)) !== part)) return undefined;
	const [first, second, third, fourth] = parts.map(Number);
	return [first * 256 + second, third * 256 + fourth];
}

/** IPv6, with `::` and with an IPv4 address as its end. */
function ipv6Groups(text: string): Groups | undefined {
	const halves = text.split('::');
	if (halves.length > 2) return undefined;
	const [head, tail] = halves.map(groupsOfHalf);
	if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
	if (halves.length === 1) return head.length === 8 ? head : undefined;
	const missing = 8 - head.length - tail!.length;
	return missing < 1 ? undefined : [...head, ...new Array<number>(missing).fill(0), ...tail!];
}

function groupsOfHalf(half: string): Groups | undefined {
	if (half === '') return [];
	const parts = half.split(':');
	const groups: number[] = [];
	for (const [index, part] of parts.entries()) {
		const isLast = index === parts.length - 1;
		const embedded = isLast ? ipv4Groups(part) : undefined;
		if (embedded === undefined && !/^[\da-f]{1,4}$/i.test(part)) return undefined;
		groups.push(...(embedded ?? [parseInt(part, 16)]));
	}
	return groups;
}

/** `::ffff:192.0.2.1` is how a server that listens on IPv6 sees a caller from IPv4. */
const MAPPED: Groups = [0, 0, 0, 0, 0, 0xffff];

function isMapped(groups: Groups): boolean {
	return groups.length === 8 && MAPPED.every((group, index) => groups[index] === group);
}

function addressGroups(text: string): Groups | undefined {
	if (!text.includes(':')) return ipv4Groups(text);
	// A zone, as in fe80::1%eth0, names a network card of the machine that wrote the address.
	const groups = ipv6Groups(text.replace(/%[\w.~-]+$/, ''));
	return groups !== undefined && isMapped(groups) ? groups.slice(MAPPED.length) : groups;
}

/** Some proxies, such as Azure's, write the port of the caller behind its address. */
function withoutPort(caller: string): string {
	const [, ipv4, ipv6] = /^(?:([\d.]+)|\[(.+)\]):\d{1,5}$/.exec(caller) ?? [];
	return ipv4 ?? ipv6 ?? caller;
}

function networkOf(entry: string): Network | undefined {
	const [address, prefix, more] = entry.split('/');
	const groups = addressGroups(address);
	if (groups === undefined || more !== undefined) return undefined;
	const all = groups.length * GROUP_BITS;
	if (prefix === undefined) return { groups, bits: all };
	if (!/^\d{1,3}$/.test(prefix)) return undefined;
	// A network written as a mapped address counts its bits from the start of the IPv6 address.
	const isShortened = address.includes(':') && groups.length === 2;
	const bits = Number(prefix) - (isShortened ? MAPPED.length * GROUP_BITS : 0);
	return bits < 0 || bits > all ? undefined : { groups, bits };
}

function contains({ groups, bits }: Network, address: Groups): boolean {
	if (groups.length !== address.length) return false;
	return groups.every((group, index) => {
		const compared = Math.min(Math.max(bits - index * GROUP_BITS, 0), GROUP_BITS);
		const mask = (0xffff << (GROUP_BITS - compared)) & 0xffff;
		return (group & mask) === (address[index] & mask);
	});
}

/** What people put between the entries of a list: commas, blanks or line ends. */
export const SEPARATORS = /[\s,;]+/;

/** A list of allowed addresses: single ones and networks such as `203.0.113.0/24`. */
export interface AddressList {
	/** Entries that are no addresses. */
	readonly invalid: readonly string[];
	readonly allows: (address: string | undefined) => boolean;
}

/** Reads a list whose entries are separated by commas, blanks or line ends. */
export function readAddressList(text: string): AddressList {
	const entries = listOf(text, SEPARATORS);
	const networks = entries.map(networkOf);
	return {
		invalid: entries.filter((_, index) => networks[index] === undefined),
		allows: (address) => {
			const groups = addressGroups(withoutPort(address ?? ''));
			if (groups === undefined) return false;
			return networks.some((network) => network !== undefined && contains(network, groups));
		},
	};
}
