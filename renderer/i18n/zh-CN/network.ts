import type { network as en } from '../en/network.ts';
import type { Translation } from '../translation.ts';

export const network: Translation<typeof en> = {
  sources: {
    title: '版本来源',
    hint: '自上而下依次尝试',
    inUse: '使用中',
    trusted: '受信任',
    untrusted: '仅提供数据',
    meansTrusted: '由它的列表认定哪些安装包是真品。',
    meansMirror: '它只提供数据，真伪由受信任的列表认定。',
    kind: { index: '列表和安装包', files: '仅安装包' },
    moveUp: '上移 {{name}}',
    moveDown: '下移 {{name}}',
    moved: '{{name}} 现在排在第 {{place}} 位。',
    manage: '添加或修改…',
    noneTrusted: '没有受信任的来源：下载的内容无法验证。',
  },
  index: {
    title: '版本列表',
    never: '尚未获取。',
    refresh: '刷新',
    refreshed: '版本列表已是最新。',
    fetched: '获取时间',
    from: '来源',
    holds: '内容',
    count_other: '{{number}} 个版本，最新为 {{newest}}',
    maxAge: '重新获取间隔',
    current: '最新',
    stale: '已过期',
    untrusted: '不受信任',
    staleWhy: '来源没有响应。已安装的版本不受影响。',
  },
  proxy: {
    title: 'GoSwitch 自身的连接',
    direct: '直接连接，不使用代理',
    nothing: 'GoSwitch 启动时没有设置代理变量。',
    variables: 'GoSwitch 启动时设置了以下变量。',
  },
};
