import { useEffect, useState } from 'preact/hooks';
import { longest } from '../../shared/domain/notice/template.ts';
import { type Answer, ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, CheckField, FormBox, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { useAct, useData } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { Await } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { isOn, text, type Typed } from '../kit/typed.ts';
import { Previews } from './notice-preview.tsx';
import { TemplateVersions } from './notice-versions.tsx';
import { Done } from './done.tsx';
import { n } from './notice-words.ts';

type Template = Answer<'GET /api/admin/notice-templates/{kind}'>;
type Preview = Answer<'POST /api/admin/notice-templates/{kind}/preview'>;
export type Texts = Body<'POST /api/admin/notice-templates/{kind}/preview'>['texts'];

const languages = ['vi', 'en'] as const;

/** Fields are named as the faults of the door name them. */
const typedOf = (texts: Texts): Typed =>
  Object.fromEntries(
    languages.flatMap((language) =>
      Object.entries(texts[language]).map(([part, words]) => [`${language}.${part}`, words]),
    ),
  );
const textsOf = (typed: Typed): Texts => {
  const words = (language: string) => ({
    subject: text(typed, `${language}.subject`),
    body: text(typed, `${language}.body`),
    sms: text(typed, `${language}.sms`),
  });
  return { vi: words('vi'), en: words('en') };
};
const isSame = (one: Texts, other: Texts): boolean =>
  JSON.stringify(textsOf(typedOf(one))) === JSON.stringify(textsOf(typedOf(other)));

/** `?mau=<kind>`: the words of one kind of notice: changed, previewed, published. */
export function NoticeTemplate({ kind }: { kind: string }) {
  const template = useData(() => ask('GET /api/admin/notice-templates/{kind}', { params: { kind } }), [kind]);
  const [done, setDone] = useState<string>();
  return (
    <>
      <Title above={n.templatesTitle}>{template.data?.name ?? n.templatesTitle}</Title>
      <p>
        <Link to="?mau">{n.templatesBack}</Link>
      </p>
      <Done sentence={done} />
      <Await of={template}>
        {(data) => (
          <>
            <p class="quiet">{fill(n.inForceNow, { version: data.version })}</p>
            <Values values={data.values} />
            <Edit template={data} onDone={setDone} onChanged={template.reload} />
          </>
        )}
      </Await>
    </>
  );
}

function Values({ values }: Pick<Template, 'values'>) {
  const partNames = { subject: n.subject, body: n.body, sms: n.sms };
  return (
    <details>
      <summary>{n.valuesTitle}</summary>
      <p>{n.valuesLead}</p>
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">{n.valueName}</th>
            <th scope="col">{n.valueText}</th>
            <th scope="col">{n.valueSample}</th>
            <th scope="col">{n.valueWhere}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.name}>
              <th scope="row">
                <code>{`{${value.name}}`}</code>
              </th>
              <td>{value.text}</td>
              <td>{value.sample}</td>
              <td>
                {value.in
                  .map((part) =>
                    value.neededIn.includes(part) ? `${partNames[part]} (${n.valueNeeded})` : partNames[part],
                  )
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type EditProps = {
  readonly template: Template;
  readonly onDone: (sentence: string | undefined) => void;
  readonly onChanged: () => void;
};

function Edit({ template, onDone, onChanged }: EditProps) {
  const { kind, version, texts: inForce, smsPlain } = template;
  const form = useForm(`notice-template.${kind}`, { ...typedOf(inForce), longSms: false });
  const texts = textsOf(form.typed);
  const [seen, setSeen] = useState<{ texts: Texts; preview: Preview }>();
  const [turn, setTurn] = useState(0);
  const look = useAct(async () => {
    onDone(undefined);
    const preview = await ask('POST /api/admin/notice-templates/{kind}/preview', {
      params: { kind },
      body: { texts },
    });
    setSeen({ texts, preview });
    form.setFaults(faultsIn(preview));
  });
  const publish = useAct(async () => {
    const next = version + 1;
    const longSms = isOn(form.typed, 'longSms');
    try {
      await ask('PUT /api/admin/notice-templates/{kind}/versions/{version}', {
        params: { kind, version: String(next) },
        body: { texts, ...(longSms && { longSms }) },
      });
      onDone(fill(n.publishDone, { version: next }));
    } finally {
      setSeen(undefined);
      setTurn(turn + 1);
      onChanged();
    }
  });
  useEffect(() => {
    // Published: what is typed is what is in force.
    if (isSame(texts, inForce)) form.clear();
  }, [version]);
  // What was changed after the preview has not been looked at.
  const preview = seen && isSame(seen.texts, texts) ? seen.preview : undefined;
  const isLong = preview?.sms.some(({ mostSegments }) => mostSegments > 1) ?? false;
  const submit = () => {
    publish.setProblem(undefined);
    void look.run();
  };
  const onPublish = () => {
    const isAccepted = !isLong || isOn(form.typed, 'longSms');
    form.setFaults(isAccepted ? {} : { longSms: n.longSmsNeeded });
    if (isAccepted) void publish.run();
  };
  return (
    <>
      <FormBox
        form={form}
        problem={look.problem ?? publish.problem}
        onSubmit={submit}
        label={n.templatesTitle}
      >
        {languages.map((language) => (
          <fieldset key={language} class="field">
            <legend>
              <h2>{language === 'vi' ? n.inVietnamese : n.inEnglish}</h2>
            </legend>
            <TextField name={`${language}.subject`} label={n.subject} maxLength={longest.subject} />
            <AreaField name={`${language}.body`} label={n.body} maxLength={longest.body} rows={16} />
            <AreaField
              name={`${language}.sms`}
              label={n.sms}
              hint={smsPlain ? n.smsPlainHint : n.smsHint}
              maxLength={longest.sms}
            />
          </fieldset>
        ))}
        <p class="buttons">
          <Button kind="second" isBusy={look.isBusy}>
            {n.preview}
          </Button>
        </p>
        {preview && (
          <>
            <Previews preview={preview} />
            {preview.faults.length === 0 && isSame(texts, inForce) && <p class="note">{n.same}</p>}
            {preview.faults.length === 0 && !isSame(texts, inForce) && (
              <>
                <p class="done">{n.good}</p>
                {isLong && <CheckField name="longSms" label={n.longSms} hint={n.longSmsHint} />}
                <p class="buttons">
                  <Button isBusy={publish.isBusy} onClick={onPublish}>
                    {fill(n.publish, { version: version + 1 })}
                  </Button>
                </p>
              </>
            )}
          </>
        )}
      </FormBox>
      <TemplateVersions
        key={turn}
        kind={kind}
        onTakeOver={(older, olderTexts) => {
          form.setAll(typedOf(olderTexts));
          form.setFaults({});
          onDone(fill(n.takenOver, { version: older }));
          window.scrollTo(0, 0);
        }}
      />
    </>
  );
}

const faultsIn = ({ faults }: Preview) =>
  Object.fromEntries(faults.map(({ language, part, sentence }) => [`${language}.${part}`, sentence]));
