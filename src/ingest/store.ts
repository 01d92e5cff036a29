/** Where the ingest stage keeps bytes between two builds: an effect that is passed in. */

/** Bytes by key. What is lost or damaged is `null`, never an error: everything kept can be made again. */
export interface ByteStore {
  get(key: string): Uint8Array | null;
  put(key: string, bytes: Uint8Array): void;
}
