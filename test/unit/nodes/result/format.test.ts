import { formatOf } from '../../../../nodes/TencentLive/result/format';

it.each([
	['hls', 'hls'],
	[' M3U8 ', 'hls'],
	['mpeg-ts', 'hls'],
	['adts', 'aac'],
	['FLV', 'flv'],
	['mov,mp4,m4a,3gp,3g2,mj2', 'mp4'],
	['constructor', 'constructor'],
	['  ', null],
	['', null],
	[null, null],
])('a service that says %p means %p', (format, name) => {
	expect(formatOf({ format })).toBe(name);
});
