/** Formats a recording template can switch on, by the beginning of its parameter's name. */
export type RecordFormat = 'flv' | 'hls' | 'mp4' | 'aac' | 'mp3';

/** How a template records one format (RecordParam); what is left out has the documented default. */
export interface RecordFormatSettings {
	/** Seconds of one file, 1800 unless given; means nothing for HLS. */
	interval?: number;
	/** Seconds a file is kept; 0, the default, is for ever. */
	storageTime?: number;
	/** VOD application the files go to; 0, the default, is the main one. */
	vodSubAppId?: number;
	/** With placeholders such as `{StreamID}`. */
	vodFileName?: string;
	procedure?: string;
	storageMode?: string;
	classId?: number;
	cosBucketName?: string;
	cosBucketRegion?: string;
	cosBucketPath?: string;
}

/** A recording template (API 3.0). */
export interface RecordTemplate {
	id: number;
	name: string;
	description?: string;
	/** The formats that are switched on; none of them is a "do not record" template. */
	formats?: readonly RecordFormat[];
	/** Settings of single formats, switched on or not. */
	settings?: Readonly<Partial<Record<RecordFormat, RecordFormatSettings>>>;
	/** True for a template of slow live streaming. */
	slowLive?: boolean;
	/** Seconds a push may break off without ending its HLS file; 0 unless given. */
	flowContinueDuration?: number;
	uploadInRecording?: boolean;
	removeWatermark?: boolean;
	/** 1 keeps files in COS in place of VOD. */
	cosStore?: number;
}

/** A rule that binds a template to pushes (API 3.0). Times are milliseconds. */
export interface RecordRule {
	domain: string;
	/** Empty: every path of the domain. */
	app: string;
	/** Empty: every stream. */
	stream: string;
	templateId: number;
	createdAt?: number;
}

/** A stretch of time in which nobody pushed a stream: what is recorded falls in pieces there. */
export interface StreamBreak {
	/** Stream name, or the channel id in channel mode. */
	stream: string;
	/** Milliseconds. */
	from: number;
	/** Milliseconds. */
	to: number;
	/** What the service says of it, in the words of DescribeLiveStreamEventList. */
	reason?: string;
}

/** A push of the past. A stream of which there is one was pushed at these times only. */
export interface PastPush {
	domain: string;
	app: string;
	stream: string;
	/** Milliseconds. */
	from: number;
	/** Milliseconds. */
	to: number;
	/** Why it ended, in the service's words. */
	reason?: string;
}

/** A recorded file, in VOD or in COS. Times are milliseconds. */
export interface RecordedFile {
	/** VOD's FileId: digits; of a file in COS the account's number and 32 hexadecimal digits. */
	id: string;
	/** Stream name, or the channel id in channel mode. */
	stream: string;
	/** Push domain and path; left out in channel mode. */
	domain?: string;
	app?: string;
	format: RecordFormat;
	/** When what it holds was pushed. */
	start: number;
	end: number;
	/** When VOD made it; at its end unless given. */
	createdAt?: number;
	/** When VOD deletes it; never unless given. */
	expiresAt?: number;
	/** Made up from the rest unless given. */
	name?: string;
	/** Made up from the rest unless given. */
	url?: string;
	/** Bytes; a megabit for each second unless given. */
	size?: number;
	/** The task that recorded it, which VOD does not tell. */
	taskId?: string;
	/** SecretId of the account that owns it; every account unless given. */
	account?: string;
	/** VOD application that holds it; the account's main one unless given. */
	subAppId?: number;
	/** Where it comes from; `Record` unless given. */
	source?: 'Record' | 'Upload' | 'VideoProcessing' | 'TrtcRecord' | 'WebPageRecord' | 'Unknown';
}
