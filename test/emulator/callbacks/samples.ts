import type { CallbackUrl } from '../callbackSettings';
import type { JsonObject } from '../json';

/** What the service tells of, by the name the trigger node has for it. */
export type CallbackKind =
	| 'recordingException'
	| 'recordingFile'
	| 'recordingStatus'
	| 'streamStarted'
	| 'streamStopped';

/** The address of a template that each kind goes to. */
export const ADDRESSES: Readonly<Record<CallbackKind, CallbackUrl>> = {
	recordingException: 'RecordExceptionNotifyUrl',
	recordingFile: 'RecordNotifyUrl',
	recordingStatus: 'RecordStatusNotifyUrl',
	streamStarted: 'StreamBeginNotifyUrl',
	streamStopped: 'StreamEndNotifyUrl',
};

const PUSH: JsonObject = {
	app: 'push.example.com',
	appid: 12345678,
	appname: 'live',
	channel_id: 'test_stream',
	errcode: 0,
	errmsg: 'ok',
	event_time: 1545115790,
	height: 720,
	idc_id: 38,
	node: '100.121.160.92',
	sequence: '6674468118806626493',
	set_id: 2,
	stream_id: 'test_stream',
	stream_param: 'stream_param=test',
	user_ip: '119.29.94.245',
	width: 1280,
};

/**
 * A payload of each kind with every field its page lists, in the types and forms of the samples
 * there: numbers that do not fit a double are text, packed objects are JSON in a string.
 *
 * Sources: cloud.tencent.com/document/product/267/38082 (100), 267/58590 (332), 267/68622 (341),
 * 267/38081 (1 and 0), under the same numbers on www.tencentcloud.com.
 */
export const SAMPLES: Readonly<Record<CallbackKind, JsonObject>> = {
	recordingFile: {
		event_type: 100,
		appid: 12345678,
		app: 'push.example.com',
		appname: 'live',
		callback_ext:
			'{"video_codec":"h264","resolution":"1280x720","session_id":"1257776149449343147"}',
		channel_id: 'test_stream',
		duration: 154,
		end_time: 1642089598,
		end_time_usec: 316441,
		file_format: 'hls',
		file_id: '1234567890',
		file_size: 277941079,
		media_start_time: 135802,
		record_bps: 0,
		record_file_id: '1234567890',
		start_time: 1642089445,
		start_time_usec: 151197,
		stream_id: 'test_stream',
		stream_param: 'stream_param=test',
		task_id: 'UpTbk5RSVhRQFxVUXEURVVRFQkFMRUpKWVFRXllWRVhXUVtfXUdNQV5ZWQ',
		video_url: 'http://12345678.vod2.myqcloud.com/xxxx/yyyy/zzzz.m3u8',
	},
	recordingStatus: {
		event_type: 332,
		appid: 123456789,
		appname: 'live',
		domain: 'push.example.com',
		event_time: 1700207929,
		record_detail:
			'{"file_format":2,"record_bps":0,"start_model":5,"record_content":1,"source_type":1,"codec_temp_id":0}',
		record_event: 'record_ended',
		seq: '3266441426274648065',
		session_id: '2918085116267032069',
		stream_id: '2991615887188599295',
		task_id: 'UpTbk5RSVhRQFxVUXEURVVRFQkFMRUpKWVFRXllWRVhXUVtfXUdNQV5ZWQ',
	},
	recordingException: {
		event_type: 341,
		interface: 'general_callback',
		appid: 12345678,
		domain: 'push.example.com',
		path: 'live',
		stream_id: 'test_stream',
		session_id: '1257776149449343147',
		file_format: 'hls',
		timestamp: 1642089450,
		exception_level: 'warning',
		exception: { type: -130, occurs: 3, desc: 'video frames dropped' },
	},
	streamStarted: { event_type: 1, ...PUSH },
	streamStopped: {
		event_type: 0,
		...PUSH,
		errcode: 1,
		errmsg: 'The push client actively stopped the push',
		event_time: 1545115990,
		push_duration: '200000',
	},
};

/**
 * Two payloads of event 100 that users have published, shortened, and with every name and number
 * replaced; both of recordings that a template started, whose `task_id` is a number that no listing of
 * tasks knows. The first is kept in COS, the second in VOD.
 */
export const PUBLISHED = {
	inCos: {
		event_type: 100,
		appid: 1300000000,
		app: '119.push.example.com',
		appname: 'live',
		stream_id: 'show-1',
		channel_id: 'show-1',
		file_id: '1300000000_783c543e415d41a8a4c16da76f83eb81',
		record_file_id: '1300000000_783c543e415d41a8a4c16da76f83eb81',
		file_format: 'hls',
		task_id: '1820625260475124043',
		record_temp_id: '1569294',
		callback_ext: '{"session_id":"1820625260475124043","video_codec":"h264"}',
		video_url:
			'http://bucket-1300000000.cos.ap-shanghai.myqcloud.com/streams/119/2025-04-01-13-08-14_eof.m3u8',
		start_time: 1743484094,
		end_time: 1743484154,
		duration: 60,
		file_size: 123456,
		media_start_time: 2,
		stream_param: 'txFrom=pullpush&ppTaskId=42',
	},
	inVod: {
		event_type: 100,
		appid: 1300000000,
		app: 'push.example.com',
		appname: 'live',
		stream_id: 'room_7',
		channel_id: 'room_7',
		file_id: '5285890806906490148',
		file_format: 'mp4',
		task_id: '1818336333418013137',
		video_url: 'http://1300000000.vod2.myqcloud.com/x/f0.mp4',
		start_time: 1597817000,
		end_time: 1597820600,
		duration: 3600,
		file_size: 987654321,
		stream_param: 'txSecret=0123456789abcdef0123456789abcdef&txTime=5F3C9E80',
	},
} as const satisfies Record<string, JsonObject>;

/** Whether a text names a kind of callback. */
export function isCallbackKind(text: string): text is CallbackKind {
	return Object.hasOwn(SAMPLES, text);
}
