import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { exact } from '../constructs/exact.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { pageFunctionSource } from '../pages.ts';
import { HouseStack } from './house-stack.ts';
import type { WatchStack } from './watch.ts';

/** Of a request only what says how the service does: no address, no path (it may hold a code), no person. */
const accessLogFields = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  functionStatus: '$context.integrationStatus',
  error: '$context.error.responseType',
  bytes: '$context.responseLength',
};

/** The one origin people's browsers talk to: the site, and the API behind the same name. */
export class PortalStack extends HouseStack {
  readonly apiId: string;
  /** Without a slash at its end. */
  readonly siteUrl: string;

  constructor(scope: Construct, house: House, watch: WatchStack, webAclArn: string | undefined) {
    super(scope, 'portal', house, 'the site and the API under one name');
    const api = this.api(house, watch);
    this.apiId = api.apiId;

    const web = new Bucket(this, 'Web', {
      bucketName: house.names.bucket('web', this.account),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Public pages: the province's key would add a charge to each request and protect nothing.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: house.settings.refusePlainHttp,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: house.settings.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    const headers = this.responseHeaders(house);
    const domain = house.settings.siteAddress === 'domain-or-distribution' ? house.province.site : undefined;
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Mot Cua, ${house.province.id}, ${house.stage}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      ...(domain
        ? {
            domainNames: [domain.domainName],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }
        : {}),
      ...(webAclArn ? { webAclId: webAclArn } : {}),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(exact<IBucket>(web), {
          originId: 'web',
          originAccessControl: new S3OriginAccessControl(this, 'WebAccess', {
            originAccessControlName: house.names.policy('web-access'),
          }),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'Pages', {
              functionName: house.names.edgeFunction('pages'),
              comment: 'Turns the address of a page into its file',
              runtime: FunctionRuntime.JS_2_0,
              code: FunctionCode.fromInline(pageFunctionSource()),
            }),
          },
        ],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: this.apiOrigin(house, api.apiId),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: headers,
        },
      },
    });

    this.siteUrl =
      house.settings.siteAddress === 'context'
        ? house.local.siteUrl
        : `https://${domain?.domainName ?? distribution.distributionDomainName}`;

    this.tell('ApiId', api.apiId);
    this.tell('WebBucketName', web.bucketName);
    this.tell('DistributionId', distribution.distributionId);
    this.tell('DistributionDomainName', distribution.distributionDomainName);
    this.tell('SiteUrl', this.siteUrl);
  }

  private api(house: House, watch: WatchStack): HttpApi {
    const api = new HttpApi(this, 'Api', {
      apiName: house.names.api,
      description: `Mot Cua, ${house.province.id}, ${house.stage}`,
      createDefaultStage: false,
    });
    new HttpStage(this, 'ApiStage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: {
        rateLimit: house.province.sizes.requestsPerSecond,
        burstLimit: house.province.sizes.requestsBurst,
      },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'ApiLogs', {
            logGroupName: house.names.apiLogGroup,
            retention: house.settings.logRetentionDays,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    new HouseAlarm(this, 'ApiFaults', {
      name: house.names.alarm('api-faults'),
      metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      from: 5,
      topic: watch.alarms,
      harm: 'People at the counter and at home get no answer to what they send.',
      runbook: 'a-door-fails',
    });
    return api;
  }

  private apiOrigin(house: House, apiId: string): HttpOrigin {
    if (house.settings.apiOrigin === 'emulator') {
      return new HttpOrigin('127.0.0.1', {
        originId: 'api',
        protocolPolicy: OriginProtocolPolicy.HTTP_ONLY,
        httpPort: house.local.cloudPort,
        originPath: `/_aws/execute-api/${apiId}/$default`,
      });
    }
    return new HttpOrigin(`${apiId}.execute-api.${this.region}.${Aws.URL_SUFFIX}`, {
      originId: 'api',
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    });
  }

  private responseHeaders(house: House): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: house.names.policy('headers'),
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy(house, this.account),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'Permissions-Policy',
            value: 'camera=(self), geolocation=(), microphone=()',
            override: true,
          },
          { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
        ],
      },
    });
  }
}

/** Our own files only; the token endpoints of the two pools, asked after sign-in; and papers by their links. */
export function contentSecurityPolicy(house: House, account: string): string {
  const tokenHosts =
    house.settings.apiOrigin === 'emulator'
      ? [`http://localhost:${house.local.cloudPort}`, `http://127.0.0.1:${house.local.cloudPort}`]
      : (['officers', 'citizens'] as const).map(
          (who) => `https://${house.names.signInDomain(who)}.auth.${house.province.region}.amazoncognito.com`,
        );
  // The emulator keeps them at the address that its pools have too.
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    // Papers that are printed lie in a frame of the page itself.
    'frame-src blob:',
    `connect-src 'self' ${[...tokenHosts, ...fileAddresses(house, account)].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Where pages send files and fetch papers: two buckets and no other. Locally the emulator's own address, named above. */
const fileAddresses = (house: House, account: string): readonly string[] =>
  house.settings.apiOrigin === 'emulator'
    ? []
    : (['quarantine', 'documents'] as const).map(
        (what) => `https://s3.${house.province.region}.amazonaws.com/${house.names.bucket(what, account)}/`,
      );
