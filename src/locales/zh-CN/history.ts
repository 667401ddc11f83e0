/** 简体中文：历史记录，以及其中可能缺少的部分。 */
import type { HistoryWords } from '../history-words';

export const history: HistoryWords = {
  title: '历史记录',
  kept: (count, size) => `本机保存了 ${count} 个请求，共 ${size}`,
  megabytes: (count) => `${count} MB`,
  days: (count) => `${count} 天`,
  keepFor: '保留时间',
  keepUpTo: '最多占用',
  oldestGo: '超出后先删除最早的请求。',
  privately: '无痕窗口的请求不会写入磁盘，窗口关闭后即删除。',
  forgetTab: '删除此标签页的请求',
  forgetSite: (origin) => `删除 ${origin} 的请求`,
  forgetAll: '全部删除',
  forgotten: '已删除。',
  failed: '没有删除成功，请重试。',
  gaps: {
    'worker-stopped': (count, at, from) =>
      count === 1
        ? `浏览器在 ${from} 停止了本扩展的后台，当时正有请求进行，那一刻的请求可能没有记录到。`
        : `从 ${from} 到 ${at}，浏览器 ${count} 次在请求进行中停止了本扩展的后台，这些时刻的请求可能没有记录到。`,
    'inspector-off': (_count, at) => `${at} 之前本扩展处于停用或更新状态，此前的请求可能没有记录到。`,
    'browser-ended': (_count, _at, from) => `浏览器上次意外退出（从 ${from} 起有请求在进行）。退出前最后一刻的请求可能没有记录到，尚未结束的请求已标为“未完成”。`,
    'history-full': (count) => `历史记录已满：已删除最早的 ${count} 个请求，最新的请求仍然保留。`,
    'disk-refused': () => '浏览器不允许本扩展写入磁盘。请求暂存在内存中，关闭浏览器后就会消失。',
  },
  dismiss: '关闭提示',
};
