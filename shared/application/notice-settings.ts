import type { Instant } from '../domain/ids.ts';
import type { NoticeSettings } from '../domain/notice/settings.ts';
import { usualNoticeSettings } from '../domain/notice/settings.ts';
import { localDateOf } from '../domain/office/dated.ts';
import type { Registry } from './ports/registry.ts';

export const noticeSettingsAt = async (
  registry: Pick<Registry, 'noticeSettings'>,
  at: Instant,
): Promise<NoticeSettings> => (await registry.noticeSettings(localDateOf(at))) ?? usualNoticeSettings;
