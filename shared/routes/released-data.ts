// Made by `npm run routes` from the YAML files beside it: change those, never this file.
import type { Route } from '../domain/route/route.ts';

export const releasedRoutes = {
  'desk-decides/v1': {
    hash: 'd12f34b8598c65ce9c169b54b06e572d4e24b53effd9fcb244fe04d44ff14848',
    route: {
      name: 'desk-decides',
      version: 1,
      title: { vi: 'Bộ phận Một cửa giải quyết', en: 'The desk decides' },
      begin: 'decide',
      groups: [],
      steps: [
        {
          step: 'decide',
          ask: { vi: 'Giải quyết hồ sơ', en: 'Decide on the dossier' },
          unit: 'desk',
          dueShare: 100,
          outcomes: { granted: 'end:granted', rejected: 'end:rejected' },
        },
      ],
    },
  },
  'unit-then-leader/v1': {
    hash: '7bf83e20d483edd8c7ace7dcfc4ca85ff2ec554e242f978f93a7fd734167d9d2',
    route: {
      name: 'unit-then-leader',
      version: 1,
      title: { vi: 'Đơn vị thẩm định, lãnh đạo ký duyệt', en: 'A unit prepares, the leader signs' },
      begin: 'prepare',
      groups: [],
      steps: [
        {
          step: 'prepare',
          ask: { vi: 'Thẩm định hồ sơ, dự thảo kết quả', en: 'Examine the dossier and draft the result' },
          unit: 'handling',
          dueShare: 70,
          outcomes: { prepared: 'approve', 'rejection-proposed': 'answer-rejection' },
        },
        {
          step: 'approve',
          ask: { vi: 'Xem xét, ký duyệt kết quả', en: 'Review the draft and sign the result' },
          unit: 'leader',
          dueShare: 100,
          outcomes: {
            granted: 'end:granted',
            'sent-back': 'prepare',
            'rejection-proposed': 'answer-rejection',
          },
        },
        {
          step: 'answer-rejection',
          ask: {
            vi: 'Kiểm tra đề xuất từ chối, trả lời người nộp hồ sơ',
            en: 'Check the proposed rejection and answer',
          },
          unit: 'desk',
          dueShare: 100,
          outcomes: { rejected: 'end:rejected', 'sent-back': 'prepare' },
        },
      ],
    },
  },
  'units-in-parallel-then-leader/v1': {
    hash: 'cfce6adc8e8f92f416b700d807dee0828ef6bdf7dd8c045aef8d91469ff61465',
    route: {
      name: 'units-in-parallel-then-leader',
      version: 1,
      title: {
        vi: 'Các đơn vị cùng thẩm định, lãnh đạo ký duyệt',
        en: 'Units work at the same time, the leader signs',
      },
      begin: 'appraisal',
      groups: [
        {
          together: 'appraisal',
          question: { vi: 'Có đơn vị nào đề xuất từ chối không?', en: 'Does a unit propose to reject?' },
          branches: ['appraise', 'verify'],
          then: 'approve',
          unless: { 'rejection-proposed': 'answer-rejection' },
        },
      ],
      steps: [
        {
          step: 'appraise',
          ask: { vi: 'Thẩm định hồ sơ, dự thảo kết quả', en: 'Appraise the dossier' },
          unit: 'handling',
          dueShare: 60,
          outcomes: { appraised: 'approve', 'rejection-proposed': 'answer-rejection' },
        },
        {
          step: 'verify',
          ask: { vi: 'Xác minh, cho ý kiến về hồ sơ', en: 'Verify the facts' },
          unit: 'consulted',
          dueShare: 60,
          outcomes: { confirmed: 'approve', objected: 'approve' },
        },
        {
          step: 'approve',
          ask: {
            vi: 'Xem xét ý kiến các đơn vị, ký duyệt kết quả',
            en: 'Weigh the answers and sign the result',
          },
          unit: 'leader',
          dueShare: 100,
          outcomes: {
            granted: 'end:granted',
            'sent-back': 'appraise',
            'sent-back-to-consulted': 'verify',
            'rejection-proposed': 'answer-rejection',
          },
        },
        {
          step: 'answer-rejection',
          ask: {
            vi: 'Kiểm tra đề xuất từ chối, trả lời người nộp hồ sơ',
            en: 'Check the proposed rejection and answer',
          },
          unit: 'desk',
          dueShare: 100,
          outcomes: { rejected: 'end:rejected', 'sent-back': 'appraise' },
        },
      ],
    },
  },
} as const satisfies { readonly [route: string]: { readonly hash: string; readonly route: Route } };
