import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { readAddressList } from '../../../nodes/LaafficVoiceAgent/trigger/addressList';

const allows = (list: string, address: string | undefined) => readAddressList(list).allows(address);

describe('a list of allowed addresses', () => {
	it.each([
		['203.0.113.7', '203.0.113.7', true],
		['203.0.113.7', '203.0.113.8', false],
		['203.0.113.0/24', '203.0.113.255', true],
		['203.0.113.0/24', '203.0.114.0', false],
		['203.0.113.99/24', '203.0.113.1', true],
		['10.0.0.0/8', '10.255.255.255', true],
		['10.0.0.0/8', '11.0.0.0', false],
		['10.16.0.0/12', '10.31.0.1', true],
		['10.16.0.0/12', '10.32.0.1', false],
		['203.0.113.4/31', '203.0.113.5', true],
		['203.0.113.4/31', '203.0.113.6', false],
		['0.0.0.0/0', '198.51.100.1', true],
		['0.0.0.0/0', '2001:db8::1', false],
		['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
		['2001:db8::1', '2001:db8::2', false],
		['2001:db8::/32', '2001:db8:ffff::9', true],
		['2001:db8::/32', '2001:db9::', false],
		['2001:db8:0:10::/60', '2001:db8:0:1f::1', true],
		['2001:db8:0:10::/60', '2001:db8:0:20::1', false],
		['::/0', '2001:db8::1', true],
		['::/0', '203.0.113.7', false],
		['::1', '::1', true],
	])('%s and %s: %s', (list, address, expected) => {
		expect(allows(list, address)).toBe(expected);
	});

	it('takes several entries, however they are separated', () => {
		const list = ' 203.0.113.7,198.51.100.0/24;\n2001:db8::1 , ';
		for (const address of ['203.0.113.7', '198.51.100.200', '2001:db8::1']) {
			expect(allows(list, address)).toBe(true);
		}
		expect(allows(list, '203.0.113.8')).toBe(false);
		expect(readAddressList(list).invalid).toEqual([]);
	});

	it('knows a caller from IPv4 on a server that listens on IPv6', () => {
		expect(allows('203.0.113.7', '::ffff:203.0.113.7')).toBe(true);
		expect(allows('203.0.113.0/24', '::ffff:cb00:7107')).toBe(true);
		expect(allows('::ffff:203.0.113.0/120', '203.0.113.9')).toBe(true);
		expect(allows('::ffff:203.0.113.0/120', '203.0.114.9')).toBe(false);
	});

	it('leaves aside the port that a proxy writes behind the address of a caller', () => {
		expect(allows('203.0.113.7', '203.0.113.7:51234')).toBe(true);
		expect(allows('203.0.113.7', '203.0.113.8:51234')).toBe(false);
		expect(allows('2001:db8::/32', '[2001:db8::9]:443')).toBe(true);
		expect(allows('2001:db8::/32', '[2001:db9::9]:443')).toBe(false);
		expect(readAddressList('203.0.113.7:443').invalid).toEqual(['203.0.113.7:443']);
	});

	it('leaves aside the network card that a local address names', () => {
		expect(allows('fe80::1', 'fe80::1%eth0')).toBe(true);
	});

	it.each([
		'203.0.113',
		'203.0.113.256',
		'203.0.113.07',
		'203.0.113.7/33',
		'203.0.113.7/-1',
		'203.0.113.7/24/8',
		'203.0.113.7/',
		'203.0.113.7/x',
		'2001:db8::/129',
		'2001:db8:::1',
		'2001::db8::1',
		'1:2:3:4:5:6:7',
		'1:2:3:4:5:6:7:8:9',
		'1:2:3:4:5:6:7::8',
		'12345::',
		':1:2:3:4:5:6:7',
		'::ffff:203.0.113.0/90',
		'example.com',
		'*',
	])('names %s as no address, and it allows nobody', (entry) => {
		const list = readAddressList(entry);
		expect(list.invalid).toEqual([entry]);
		expect(list.allows('203.0.113.7')).toBe(false);
	});

	it.each([undefined, '', 'unknown', '203.0.113.7, 198.51.100.1'])(
		'allows no caller whose address is %p',
		(address) => {
			expect(allows('0.0.0.0/0, ::/0', address)).toBe(false);
		},
	);
});

describe('the same list in Node.js', () => {
	const ipv4 = fc.ipV4();
	const ipv6 = fc.ipV6();

	it('agrees on every IPv4 network', () => {
		fc.assert(
			fc.property(ipv4, fc.integer({ min: 0, max: 32 }), ipv4, (network, bits, address) => {
				const list = new BlockList();
				list.addSubnet(network, bits, 'ipv4');
				return allows(`${network}/${bits}`, address) === list.check(address, 'ipv4');
			}),
			{ seed: 4, numRuns: 3_000 },
		);
	});

	it('agrees on addresses near the edge of an IPv4 network', () => {
		const bits = fc.integer({ min: 1, max: 32 });
		fc.assert(
			fc.property(ipv4, bits, fc.integer({ min: 0, max: 31 }), (network, length, flipped) => {
				const list = new BlockList();
				list.addSubnet(network, length, 'ipv4');
				const address = flipBit(network, flipped);
				return allows(`${network}/${length}`, address) === list.check(address, 'ipv4');
			}),
			{ seed: 4, numRuns: 3_000 },
		);
	});

	it('agrees on every IPv6 network', () => {
		const bits = fc.integer({ min: 0, max: 128 });
		fc.assert(
			fc.property(ipv6, bits, ipv6, (network, length, address) => {
				// A mapped address is an IPv4 address here, and Node.js is of two minds about it.
				fc.pre(![network, address].some((text) => /^(::|0:0:0:0:0:)/.test(text)));
				const list = new BlockList();
				list.addSubnet(network, length, 'ipv6');
				const own = allows(`${network}/${length}`, network);
				return own && allows(`${network}/${length}`, address) === list.check(address, 'ipv6');
			}),
			{ seed: 4, numRuns: 3_000 },
		);
	});

	it('agrees on what is an address', () => {
		const text = fc.oneof(
			ipv4,
			ipv6,
			fc.stringMatching(/^[\da-f:.]{1,20}$/),
			fc.stringMatching(/^(\d{1,3}\.){3}\d{1,3}$/),
		);
		fc.assert(
			fc.property(text, (address) => {
				const known = readAddressList(address).invalid.length === 0;
				return known === (isIP(address) !== 0);
			}),
			{ seed: 4, numRuns: 5_000 },
		);
	});
});

function flipBit(address: string, bit: number): string {
	const parts = address.split('.').map(Number);
	parts[bit >> 3] ^= 1 << (bit & 7);
	return parts.join('.');
}
