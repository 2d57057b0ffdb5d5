// What Grafana's own package of types says of a dashboard, with the panels and the annotations that ours have.
import type { AnnotationQuery, Dashboard as AnyDashboard, DataQuery, DataSourceRef, Panel } from '@grafana/schema';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { FieldConfig as TableField, Options as TableOptions } from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type { FieldConfig as SeriesField, Options as SeriesOptions } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

// Enums are their values in JSON. What a panel need not say is optional there: Grafana has defaults.
type Json<T> = unknown extends T ? unknown : T extends string ? `${T}` : T extends readonly (infer U)[] ? Json<U>[] : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Some<T> = T extends readonly (infer U)[] ? Some<U>[] : T extends object ? { [K in keyof T]?: Some<T[K]> } : T;

// The package has no types of Prometheus' queries: these are the keys that its documentation names.
interface PrometheusQuery extends DataQuery {
  datasource: DataSourceRef;
  expr: string;
  legendFormat?: string;
  instant?: boolean;
  range?: boolean;
  format?: 'time_series' | 'table' | 'heatmap';
  interval?: string;
}

interface PrometheusAnnotation extends AnnotationQuery {
  expr: string;
  step?: string;
  titleFormat?: string;
  textFormat?: string;
  tagKeys?: string;
  useValueForTime?: 'on';
}

type Typed<TType extends string, TOptions, TField = {}> = Omit<Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & {
  type: TType;
  options?: Some<TOptions>;
  targets: PrometheusQuery[];
  fieldConfig?: {
    defaults?: Omit<NonNullable<Panel['fieldConfig']>['defaults'], 'custom'> & { custom?: Some<TField> };
    overrides: NonNullable<Panel['fieldConfig']>['overrides'];
  };
};

export type Dashboard = Json<
  Omit<AnyDashboard, 'panels' | 'annotations'> & {
    panels: (Typed<'stat', StatOptions> | Typed<'table', TableOptions, TableField> | Typed<'timeseries', SeriesOptions, SeriesField>)[];
    annotations: { list: PrometheusAnnotation[] };
  }
>;
