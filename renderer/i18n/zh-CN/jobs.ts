import type { Translation } from '../../../electron/contract/words/say.ts';
import type { jobs as en } from '../en/jobs.ts';

export const jobs: Translation<typeof en> = {
  phase: {
    waiting: '等待中',
    resolving: '正在解析版本',
    downloading: '正在下载',
    unpacking: '正在解压',
    verifying: '正在校验',
    committing: '即将完成',
    switching: '正在切换',
    removing: '正在删除文件',
    copying: '正在复制',
    building: '正在构建',
  },
};
