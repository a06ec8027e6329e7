import type { DayText, Flag, InstantText } from './columns'
import type { DocumentKind } from './documents'

/** Whether texts of a kind may be sent to another system for a machine draft; kinds without a row may not. */
export interface MachineKindTable {
  kind: DocumentKind
  mayLeave: Flag
  changedBy: string
  changedAt: InstantText
}

/** A machine's draft of one segment, asked for, there, or not to be had. */
export interface MachineDraftTable {
  id: string
  taskId: string
  segmentId: string
  askedBy: string
  askedAt: InstantText
  /** Goes into the translation by itself, if that is still empty. */
  isFilling: Flag
  status: 'asked' | 'ready' | 'failed'
  /** Code of why there is none. */
  reason: string | null
  text: string
  /** The model, or the service where there is no choice: `qwen-max`, `LibreTranslate`. */
  provider: string
  doneAt: InstantText | null
}

/** What left the house: written before it leaves, never with its text. */
export interface MachineSendingTable {
  id: string
  taskId: string
  segmentId: string
  askedBy: string
  provider: string
  host: string
  /** Code points that were sent. */
  characters: number
  sentAt: InstantText
  /** `answered`, or the code of a fault; null while nothing is known. */
  outcome: string | null
}

/** Characters sent on a day of China's calendar. */
export interface MachineDayTable {
  day: DayText
  characters: number
}

/** The circuit breaker of a machine. */
export interface MachineHealthTable {
  host: string
  /** Calls in a row that came to nothing. */
  failures: number
  lastFault: string | null
  restsUntil: InstantText | null
  changedAt: InstantText
}

/** A machine's answers, so that the same sentence leaves once. */
export interface MachineCacheTable {
  /** SHA-256 of the machine, direction, text and terms. */
  key: string
  /** With marks in the place of its facts. */
  text: string
  createdAt: InstantText
}

export interface MachineTables {
  machineKind: MachineKindTable
  machineDraft: MachineDraftTable
  machineSending: MachineSendingTable
  machineDay: MachineDayTable
  machineHealth: MachineHealthTable
  machineCache: MachineCacheTable
}
