/**
 * Uploads: streamed part by part under limits, judged by their bytes and not by what they call themselves, renamed, hashed, and only ever
 * served as attachments by a route that asks a policy first.
 */
export const largestFile = 20 * 1024 * 1024
export const mostFiles = 10
/** Bytes of a whole upload, for the front door: a route that takes files says `handle = { upload: largestUpload }`. */
export const largestUpload = mostFiles * largestFile + 1024 * 1024
