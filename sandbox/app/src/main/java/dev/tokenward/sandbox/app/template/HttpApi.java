package dev.tokenward.sandbox.app.template;

import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.util.List;

/**
 * The template's one HTTP API with its one JWT authorizer.
 *
 * @param authorizesByDefault whether a route asks for a token unless it says otherwise
 */
record HttpApi(boolean authorizesByDefault, List<String> audience) {
    HttpApi {
        audience = List.copyOf(audience);
    }

    static HttpApi of(Template template) {
        List<Resource> apis = template.resources("AWS::Serverless::HttpApi");
        if (apis.size() != 1) {
            throw new TemplateFault("one HTTP API is expected, not " + apis.size());
        }
        Node auth = apis.getFirst().get("Auth");
        String name = auth.get("DefaultAuthorizer").optionalText().orElse("NONE");
        if (name.equals("NONE")) {
            return new HttpApi(false, List.of());
        }
        Node authorizer = auth.get("Authorizers").get(name);
        String source = authorizer.get("IdentitySource").text();
        if (!source.equals("$request.header.Authorization")) {
            throw new TemplateFault(authorizer.path() + ": the sandbox looks for no " + source);
        }
        // without an issuer the deployment fails
        authorizer.get("JwtConfiguration").get("issuer").text();
        return new HttpApi(
                true,
                authorizer.get("JwtConfiguration").get("audience").items().stream()
                        .map(Node::text)
                        .toList());
    }
}
