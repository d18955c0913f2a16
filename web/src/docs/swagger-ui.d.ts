declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  interface Request {
    method?: string;
    headers: Record<string, string>;
  }
  interface Options {
    url: string;
    dom_id: string;
    deepLinking: boolean;
    docExpansion: "none" | "list" | "full";
    defaultModelsExpandDepth: number;
    filter: boolean;
    validatorUrl: string | null;
    requestInterceptor: (request: Request) => Request;
  }
  export default function SwaggerUI(options: Options): void;
}
